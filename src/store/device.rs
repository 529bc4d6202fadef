//! What this machine is called in the log.
//!
//! The name must not lie in the data folder, which may be shared by several machines. It comes from
//! the machine: its host name, and a few digits that tell apart two machines of one host name.

use std::fs;

use sha2::{Digest, Sha256};

use crate::journal::id::DeviceName;

/// The name of this machine: its host name with the first digits of a hash of its machine id.
/// `asked` (`WENGU_DEVICE`) goes first; it is for machines that come without a name of their own,
/// such as containers.
#[must_use]
pub fn device_name(asked: Option<&str>) -> DeviceName {
    if let Some(asked) = asked.filter(|name| !name.is_empty()) {
        return DeviceName::nearest(asked, "");
    }
    let host = rustix::system::uname();
    let host = host.nodename().to_string_lossy();
    let short = host.split('.').next().unwrap_or_default();
    // machine-id(5): the id itself is not to be given away, a keyed hash of it may be.
    let digits = fs::read_to_string("/etc/machine-id").ok().filter(|id| !id.trim().is_empty());
    let suffix = digits.map_or(String::new(), |id| {
        let hash = Sha256::digest(format!("wengu {}", id.trim()).as_bytes());
        hash.iter().take(2).fold("-".to_owned(), |text, byte| format!("{text}{byte:02x}"))
    });
    DeviceName::nearest(&short.chars().take(12).collect::<String>(), &suffix)
}

/// The name of the `number`th program that runs on the machine at once, from 1.
#[must_use]
pub(super) fn nth(base: DeviceName, number: u32) -> DeviceName {
    if number <= 1 { base } else { DeviceName::nearest(base.as_str(), &format!("-{number}")) }
}

/// A name that no other program has: for where files cannot be locked.
#[must_use]
pub(super) fn unique(base: DeviceName, now: i64) -> DeviceName {
    let seed = format!("{} {now}", std::process::id());
    let hash = Sha256::digest(seed.as_bytes());
    let suffix = hash.iter().take(3).fold("-".to_owned(), |text, b| format!("{text}{b:02x}"));
    DeviceName::nearest(base.as_str(), &suffix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_has_the_same_name_every_time() {
        assert_eq!(device_name(None), device_name(None));
        assert_eq!(device_name(Some("Desk")).as_str(), "desk");
    }

    #[test]
    fn programs_at_once_have_names_of_their_own() {
        let base = DeviceName::new("abcdefghijklmnopqrstuvw").unwrap();
        assert_eq!(nth(base, 1), base);
        assert_eq!(nth(base, 12).as_str(), "abcdefghijklmnopqrst-12");
    }
}
