//! What an event is known by: when it was written, on which device, as which of its events.

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use crate::schedule::Timestamp;

/// Why a text is no device name or no event id.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum IdError {
    /// A device name has 1 to 23 characters of `a`–`z`, `0`–`9` and `-`.
    #[error("`{0}` is no device name: 1 to 23 of the characters a-z, 0-9 and -")]
    Device(String),
    /// An event id is `TIME/DEVICE/SEQUENCE`.
    #[error("`{0}` is no event id: TIME/DEVICE/SEQUENCE")]
    Event(String),
}

/// How many bytes a device name may have.
const DEVICE_BYTES: usize = 23;

/// The name of one writer: a device, or one of several programs running on it at once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceName {
    // Padded with zeros, so that the derived order is that of the text.
    bytes: [u8; DEVICE_BYTES],
    length: u8,
}

impl DeviceName {
    /// The device of this name.
    ///
    /// # Errors
    ///
    /// [`IdError::Device`] where the name is empty, too long or has other characters than `a`–`z`,
    /// `0`–`9` and `-`.
    pub fn new(name: &str) -> Result<Self, IdError> {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if name.is_empty() || name.len() > DEVICE_BYTES || !name.bytes().all(allowed) {
            return Err(IdError::Device(name.to_owned()));
        }
        let mut bytes = [0; DEVICE_BYTES];
        for (to, from) in bytes.iter_mut().zip(name.bytes()) {
            *to = from;
        }
        Ok(Self { bytes, length: u8::try_from(name.len()).unwrap_or(0) })
    }

    /// The device whose name is nearest to `text`: other characters become `-`, the rest is cut.
    /// Leaves room for `suffix` and puts it at the end.
    #[must_use]
    pub fn nearest(text: &str, suffix: &str) -> Self {
        let room = DEVICE_BYTES.saturating_sub(suffix.len());
        let kept: String = text
            .chars()
            .map(|c| c.to_ascii_lowercase())
            .map(|c| if c.is_ascii_lowercase() || c.is_ascii_digit() { c } else { '-' })
            .take(room)
            .collect();
        let name = format!("{}{suffix}", kept.trim_matches('-'));
        Self::new(name.trim_matches('-')).unwrap_or(Self::UNNAMED)
    }

    const UNNAMED: Self = {
        let mut bytes = [0; DEVICE_BYTES];
        bytes[0] = b'x';
        Self { bytes, length: 1 }
    };

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..usize::from(self.length)).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

impl fmt::Debug for DeviceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for DeviceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for DeviceName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for DeviceName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl serde::de::Visitor<'_> for Name {
            type Value = DeviceName;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a device name")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<DeviceName, E> {
                DeviceName::new(text).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Name)
    }
}

/// The identity of an event, and its place in the order that all events have.
///
/// In JSON it is the text `TIME/DEVICE/SEQUENCE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId {
    /// The logical time: the device's clock, or one millisecond past the latest event that the
    /// writer had seen where the clock was behind it.
    pub time: Timestamp,
    /// Who wrote it.
    pub device: DeviceName,
    /// Its number among the writer's events, from 1.
    pub sequence: u64,
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.time.0, self.device, self.sequence)
    }
}

impl FromStr for EventId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let parsed = || {
            let mut parts = text.split('/');
            let time = Timestamp(parts.next()?.parse().ok()?);
            let device = DeviceName::new(parts.next()?).ok()?;
            let sequence = parts.next()?.parse().ok()?;
            parts.next().is_none().then_some(Self { time, device, sequence })
        };
        parsed().ok_or_else(|| IdError::Event(text.to_owned()))
    }
}

impl Serialize for EventId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            (self.time, self.device, self.sequence).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for EventId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
        } else {
            let (time, device, sequence) = Deserialize::deserialize(deserializer)?;
            Ok(Self { time, device, sequence })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_ordered_by_time_then_device_then_sequence() {
        let id = |text: &str| text.parse::<EventId>().unwrap();
        let ordered = [id("1/b/9"), id("2/a/7"), id("2/a/10"), id("2/a-2/1"), id("2/b/1")];
        assert!(ordered.is_sorted(), "{ordered:?}");
    }

    #[test]
    fn an_id_is_read_back_from_its_text() {
        let id = EventId {
            time: Timestamp(-5),
            device: DeviceName::new("desk-2").unwrap(),
            sequence: 17,
        };
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("1/desk".parse::<EventId>(), Err(IdError::Event("1/desk".to_owned())));
    }

    #[test]
    fn any_host_name_gives_a_device_name() {
        assert_eq!(
            DeviceName::nearest("Lin's MacBook.local", "-3fa2").as_str(),
            "lin-s-macbook-loca-3fa2"
        );
        assert_eq!(DeviceName::nearest("温故", "-3fa2").as_str(), "3fa2");
        assert_eq!(DeviceName::nearest("温故", "").as_str(), "x");
    }

    #[test]
    fn a_name_that_could_leave_the_folder_is_refused() {
        assert!(DeviceName::new("../x").is_err() && DeviceName::new("").is_err());
    }
}
