//! A document that was asked for and has not come yet: the reader says so, and can be told that it
//! is not wanted any more.

use super::App;
use super::effect::Effect;
use super::opened::Opened;
use super::opened::Source;
use crate::config::Interface;
use crate::import::progress::Step;

/// The document that was asked for last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Opening {
    /// Nothing is waited for.
    #[default]
    None,
    /// This one is, and has come so far.
    Awaited(Source, Option<Step>),
    /// This one comes in vain.
    Stopped(Source),
}

/// How far an import is, in a few words.
#[must_use]
pub fn words(step: Step, interface: Interface) -> String {
    let percent = step.percent();
    match (interface, step) {
        (Interface::Zh, Step::Reading { read, .. }) => match percent {
            Some(percent) => format!("读入 {percent}%"),
            None => format!("读入 {} MB", read >> 20),
        },
        (Interface::En, Step::Reading { read, .. }) => match percent {
            Some(percent) => format!("reading {percent}%"),
            None => format!("{} MB read", read >> 20),
        },
        (Interface::Zh, Step::Chapters { done, of }) => format!("第 {}/{of} 章", done + 1),
        (Interface::En, Step::Chapters { done, of }) => format!("chapter {} of {of}", done + 1),
        (Interface::Zh, Step::Pages { done, of }) => format!("第 {done}/{of} 页"),
        (Interface::En, Step::Pages { done, of }) => format!("page {done} of {of}"),
        (_, Step::Decoding) => interface.pick("识别编码", "decoding").to_owned(),
        (_, Step::Parsing) => interface.pick("分析文字", "parsing").to_owned(),
        (_, Step::Linking) => interface.pick("连接注释", "linking notes").to_owned(),
    }
}

impl Opening {
    /// True where this document, which has come, is wanted.
    fn takes(&self, source: &Source) -> bool {
        match self {
            Self::None => true,
            Self::Awaited(awaited, _) => awaited == source,
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
            self.files.opening = Opening::Awaited(source.clone(), None);
        }
    }

    /// What is being opened, as the status line says it.
    #[must_use]
    pub fn opening(&self) -> Option<String> {
        let Opening::Awaited(source, step) = &self.files.opening else { return None };
        let name = source.name();
        let interface = self.interface();
        let come = step.map(|step| words(step, interface));
        Some(match (interface, come) {
            (Interface::Zh, None) => format!("正在打开 {name}，按 q 停止"),
            (Interface::En, None) => format!("opening {name}; q stops it"),
            // A long name is cut at its end, and not how far it is.
            (Interface::Zh, Some(come)) => format!("{come}，按 q 停止：正在打开 {name}"),
            (Interface::En, Some(come)) => format!("{come}; q stops: opening {name}"),
        })
    }

    /// Takes note of how far the document is that is waited for.
    pub(super) fn see_progress(&mut self, source: &Source, come: Step) {
        if let Opening::Awaited(awaited, step) = &mut self.files.opening
            && awaited == source
        {
            *step = Some(come);
        }
    }

    /// Gives up waiting for a document; false where none is waited for. What comes of it all the same
    /// is dropped.
    pub(super) fn stop_opening(&mut self) -> bool {
        match std::mem::take(&mut self.files.opening) {
            Opening::Awaited(source, _) => {
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
        if matches!(self.files.opening, Opening::Awaited(..)) {
            self.files.opening = Opening::None;
        }
        self.quiz.sought = None;
        self.status.error(text);
    }
}
