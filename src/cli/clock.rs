//! `--now`: a point in time as RFC 3339 writes it.

/// Milliseconds since the Unix epoch of an RFC 3339 time such as `2026-11-24T08:00:00.5+08:00`;
/// `None` where it is none. A leap second counts as the second after it.
#[must_use]
pub fn parse_rfc3339(text: &str) -> Option<i64> {
    let (date, rest) = text.split_at_checked(10)?;
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let (time, rest) = rest.split_at_checked(8)?;
    let [year, month, day] = fields(date, '-', [4, 2, 2])?;
    let [hour, minute, second] = fields(time, ':', [2, 2, 2])?;
    let (millis, zone) = fraction(rest)?;
    let in_range = (1..=12).contains(&month)
        && (1..=days_in_month(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second <= 60;
    let seconds = days_from_civil(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second
        - offset_seconds(zone)?;
    in_range.then_some(seconds * 1000 + millis)
}

fn fields(text: &str, separator: char, widths: [usize; 3]) -> Option<[i64; 3]> {
    let mut parts = text.split(separator);
    let mut values = [0; 3];
    for (value, width) in values.iter_mut().zip(widths) {
        *value = digits(parts.next()?, width)?;
    }
    parts.next().is_none().then_some(values)
}

fn digits(text: &str, width: usize) -> Option<i64> {
    let right = text.len() == width && text.bytes().all(|b| b.is_ascii_digit());
    if right { text.parse().ok() } else { None }
}

/// The milliseconds of a fraction `.5…` where there is one, and what follows it.
fn fraction(text: &str) -> Option<(i64, &str)> {
    let Some(rest) = text.strip_prefix('.') else { return Some((0, text)) };
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (value, zone) = rest.split_at_checked(end)?;
    let millis: String = value.chars().chain("000".chars()).take(3).collect();
    if value.is_empty() { None } else { Some((digits(&millis, 3)?, zone)) }
}

fn offset_seconds(zone: &str) -> Option<i64> {
    if matches!(zone, "Z" | "z") {
        return Some(0);
    }
    let sign = if zone.starts_with('+') { 1 } else { -1 };
    let (hours, minutes) = zone.strip_prefix(['+', '-'])?.split_once(':')?;
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant's
/// `days_from_civil`).
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_milliseconds_since_the_epoch() {
        assert_eq!(parse_rfc3339("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(parse_rfc3339("2000-02-29T12:00:00.25Z"), Some(951_825_600_250));
        assert_eq!(parse_rfc3339("1969-12-31T23:59:59Z"), Some(-1000));
    }

    #[test]
    fn an_offset_is_taken_off() {
        let utc = parse_rfc3339("2026-11-24T00:00:00Z");
        assert_eq!(parse_rfc3339("2026-11-24T08:00:00+08:00"), utc);
        assert_eq!(parse_rfc3339("2026-11-23T19:00:00-05:00"), utc);
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "2026-11-24",
            "2026-11-24T08:00:00",
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-11-24T24:00:00Z",
            "2026-11-24T08:00:00+25:00",
            "2026-11-24T08:00:00.Z",
            "2026-11-24T08:00:00Z ",
            "温故而知新可以为师矣",
        ] {
            assert_eq!(parse_rfc3339(text), None, "{text}");
        }
    }
}
