//! A document that was asked for and has not come yet: the reader says so, and can be told that it
//! is not wanted any more.

use super::App;
use super::effect::Effect;
use super::opened::Opened;
use super::opened::Source;
use crate::config::Interface;

/// The document that was asked for last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Opening {
    /// Nothing is waited for.
    #[default]
    None,
    /// This one is.
    Awaited(Source),
    /// This one comes in vain.
    Stopped(Source),
}

impl Opening {
    /// True where this document, which has come, is wanted.
    fn takes(&self, source: &Source) -> bool {
        match self {
            Self::None => true,
            Self::Awaited(awaited) => awaited == source,
            Self::Stopped(_) => false,
        }
    }
}

impl App {
    /// Takes note of the document that `effects` ask for.
    pub(super) fn await_document(&mut self, effects: &[Effect]) {
        let asked = effects.iter().rev().find_map(|effect| match effect {
            Effect::Open(source) => Some(source),
            _ => None,
        });
        if let Some(source) = asked {
            self.files.opening = Opening::Awaited(source.clone());
        }
    }

    /// What is being opened, as the status line says it.
    #[must_use]
    pub fn opening(&self) -> Option<String> {
        let Opening::Awaited(source) = &self.files.opening else { return None };
        let name = source.name();
        Some(match self.interface() {
            Interface::Zh => format!("正在打开 {name}，按 q 停止"),
            Interface::En => format!("opening {name}; q stops it"),
        })
    }

    /// Gives up waiting for a document; false where none is waited for. The worker that reads it
    /// goes on to its end, and what it brings is dropped.
    pub(super) fn stop_opening(&mut self) -> bool {
        match std::mem::take(&mut self.files.opening) {
            Opening::Awaited(source) => {
                self.files.opening = Opening::Stopped(source);
                self.status.remark(self.interface().pick("没有打开", "not opened"));
                true
            }
            other => {
                self.files.opening = other;
                false
            }
        }
    }

    /// Shows a document that has come, unless nobody waits for it any more.
    pub(super) fn take_opened(&mut self, opened: Opened) -> Vec<Effect> {
        if !self.files.opening.takes(&opened.source) {
            return Vec::new();
        }
        self.files.opening = Opening::None;
        self.open(opened)
    }

    /// The document that is waited for does not come.
    pub(super) fn take_failure(&mut self, text: String) {
        if matches!(self.files.opening, Opening::Awaited(_)) {
            self.files.opening = Opening::None;
        }
        self.status.error(text);
    }
}
