//! What is not on the disk: it is tried again when something may have changed, and nobody leaves
//! without having been told.

use super::App;
use super::effect::Effect;
use super::kept::Kept;
use crate::config::Interface;
use crate::journal::saving::Reason;
use crate::journal::saving::Saving;

/// Why nothing can be written, in a few words.
#[must_use]
pub fn reason_in(reason: Reason, interface: Interface) -> &'static str {
    let (zh, en) = match reason {
        Reason::DiskFull => ("磁盘已满", "disk full"),
        Reason::ReadOnly => ("文件夹不能写", "folder is read-only"),
        Reason::FolderGone => ("数据文件夹不在了", "data folder is gone"),
        Reason::Failure => ("磁盘出错", "disk failure"),
    };
    interface.pick(zh, en)
}

impl App {
    /// Takes in whether everything is on the disk.
    pub(super) fn take_saving(&mut self, kept: &Kept) {
        let was_saved = self.status.is_saved();
        self.status.saving = kept.saving;
        self.status.is_trying = false;
        if self.status.is_saved() && !was_saved {
            self.status.is_warned = false;
            let text = self.interface().pick("都已保存", "everything is saved now");
            self.status.remark(text);
        }
    }

    /// Asks to try again, where something is not on the disk and no answer to the last try is due:
    /// a disk that hangs is not asked twice.
    pub(super) fn try_to_save(&mut self) -> Option<Effect> {
        if self.status.is_saved() || self.status.is_trying {
            return None;
        }
        self.status.is_trying = true;
        Some(Effect::Save)
    }

    /// Leaves the program; the position is written down first. Where something is not on the disk
    /// this is said once, and tried again, before the program is left.
    pub(super) fn quit(&mut self) -> Vec<Effect> {
        let mut effects: Vec<_> = self.leave_position().into_iter().collect();
        match self.status.saving {
            Saving::NotSaved { reason, pending } if !self.status.is_warned => {
                self.status.is_warned = true;
                effects.extend(self.try_to_save());
                let (interface, count) = (self.interface(), pending);
                let reason = reason_in(reason, interface);
                self.status.error(match interface {
                    Interface::Zh => {
                        format!("再退出一次就走，{count} 条改动另存成文件（{reason}）")
                    }
                    Interface::En => {
                        format!("quit again to leave; {count} changes go to a file ({reason})")
                    }
                });
            }
            _ => effects.push(Effect::Quit),
        }
        effects
    }

    /// Leaves because the terminal or the system says so: there is nobody to be asked.
    pub(super) fn end(&mut self) -> Vec<Effect> {
        self.leave_position().into_iter().chain([Effect::Quit]).collect()
    }
}
