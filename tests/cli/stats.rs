//! `stats`: what the review log comes to, from the log alone.

use serde_json::{Value, json};

use crate::program::Place;

/// A line of a log with its checksum.
fn line(seq: u64, at: u64, device: &str, kind: &str, data: &Value) -> String {
    let body = format!(
        r#"{{"v":1,"time":{at},"at":{at},"device":"{device}","seq":{seq},"kind":"{kind}","data":{data}"#
    );
    let crc = crc32(format!("{body}}}").as_bytes());
    format!("{body},\"crc\":\"{crc:08x}\"}}\n")
}

/// CRC-32 as IEEE 802.3 has it, bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, &byte| (0..8).fold(crc ^ u32::from(byte), |crc, _| step(crc)))
}

/// The log of a device that answered card `card` on these hours after 2026-01-05T08:00:00Z.
fn log(place: &Place, device: &str, card: &str, answers: &[(u64, u8)]) {
    let folder = place.path("data/log");
    std::fs::create_dir_all(&folder).unwrap();
    let rows = (1..).zip(answers).map(|(seq, &(hour, grade))| {
        let data = json!({
            "card": card, "document": "1".repeat(32), "grade": grade, "proposed": null,
            "took": 12000, "retention": 0.9,
        });
        line(seq, 1_767_600_000_000 + hour * 3_600_000, device, "review", &data)
    });
    std::fs::write(folder.join(format!("{device}.jsonl")), rows.collect::<String>()).unwrap();
}

const NOW: &str = "2026-01-15T08:00:00Z";

fn stats(place: &Place) -> Value {
    place.run(&["stats", "--data", "data", "--now", NOW, "--json"]).json()
}

#[test]
fn reviews_retention_calendar_and_forecast_are_told_key_by_key() {
    let place = Place::new();
    log(&place, "desk", "c1", &[(0, 3), (48, 1), (49, 3), (72, 3)]);
    let found = stats(&place);
    assert_eq!(found["today"], "2026-01-15");
    assert_eq!(found["all"]["reviews"], 4);
    assert_eq!(found["all"]["seconds"], 48.0);
    let retention = &found["all"]["retention"];
    assert_eq!(
        (&retention["reviews"], &retention["remembered"], &retention["reached"]),
        (&json!(2), &json!(1), &json!(0.5))
    );
    let days: Vec<_> = found["calendar"].as_array().unwrap().iter().collect();
    assert_eq!(days.len(), 3);
    let second = json!({"date": "2026-01-07", "reviews": 2, "remembered": 1, "seconds": 24.0});
    assert_eq!(*days[1], second);
    let forecast = found["forecast"].as_array().unwrap();
    assert_eq!((forecast.len(), &forecast[0]["date"]), (30, &json!("2026-01-15")));
    assert_eq!(found["documents"][0]["id"], "1".repeat(32));
    assert_eq!(found["documents"][0]["cards"], 1);
}

#[test]
fn two_machines_with_the_same_logs_say_the_same() {
    let (one, other) = (Place::new(), Place::new());
    for place in [&one, &other] {
        log(place, "desk", "c1", &[(0, 3), (48, 1)]);
        log(place, "lap", "c2", &[(1, 4), (100, 3)]);
    }
    // Another device looks at the same folder: its name is in no log.
    let mut elsewhere = other.command(&["stats", "--data", "data", "--now", NOW, "--json"]);
    let output = elsewhere.env("WENGU_DEVICE", "elsewhere").output().unwrap();
    let theirs: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(stats(&one), theirs);
    assert_eq!(theirs["all"]["reviews"], 4);
}

#[test]
fn a_day_begins_at_four_in_the_morning_of_local_time() {
    let place = Place::new();
    // 08:00 and 19:30 UTC are 16:00 and 03:30 in China.
    log(&place, "desk", "c1", &[(0, 3), (11, 3)]);
    let mut command = place.command(&["stats", "--data", "data", "--now", NOW, "--json"]);
    let output = command.env("TZ", "CST-8").output().unwrap();
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((found["utc_offset"].as_i64(), found["days"].as_u64()), (Some(480), Some(1)));
}

#[test]
fn an_answer_of_the_summer_is_counted_by_summer_time_in_winter_too() {
    let place = Place::new();
    // 08:00 and 03:00 UTC of a southern summer, four hours behind: 04:00 and 23:00 of one day.
    log(&place, "desk", "c1", &[(0, 3), (19, 3)]);
    let winter = "2026-07-05T08:00:00Z";
    let mut command = place.command(&["stats", "--data", "data", "--now", winter, "--json"]);
    let output = command.env("TZ", "XST5XDT,M10.1.0,M4.1.0/3").output().unwrap();
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((found["utc_offset"].as_i64(), found["days"].as_u64()), (Some(-300), Some(1)));
}

#[test]
fn the_page_has_no_colour_and_fits_its_width() {
    let place = Place::new();
    log(&place, "desk", "c1", &[(0, 3), (48, 1), (49, 3), (72, 3)]);
    let page = place.run(&["stats", "--data", "data", "--now", NOW, "--width", "40"]);
    assert!(page.text().is_ascii(), "{}", page.out);
    assert!(page.out.lines().all(|line| line.len() <= 40), "{}", page.out);
}

#[test]
fn without_a_log_there_is_nothing_to_tell() {
    let place = Place::new();
    let page = place.run(&["stats", "--data", "data", "--now", NOW]);
    assert!(page.text().contains("no cards yet"));
    assert_eq!(place.names(), Vec::<String>::new());
}
