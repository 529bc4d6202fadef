//! The programs that are measured, with their keys.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use portable_pty::CommandBuilder;
use wengu::cli::{self, Environment, Streams};

/// A program that shows a text.
#[derive(Clone, Copy)]
pub(crate) enum Reader {
    Wengu,
    Less,
    Vim,
    W3m,
}

impl Reader {
    pub(crate) const ALL: &[Self] = &[Self::Wengu, Self::Less, Self::Vim, Self::W3m];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Wengu => "wengu",
            Self::Less => "less",
            Self::Vim => "vim",
            Self::W3m => "w3m",
        }
    }

    /// The command line that opens `document`.
    pub(crate) fn words(self, document: &Path, data: &Path) -> io::Result<Vec<OsString>> {
        let ours = std::env::current_exe()?;
        let mut words: Vec<OsString> = match self {
            Self::Wengu => {
                vec![ours.into(), crate::AS_READER.into(), "--data".into(), data.into()]
            }
            Self::Vim => ["vim", "-u", "NONE", "-N", "-R", "--cmd", "set encoding=utf-8"]
                .map(Into::into)
                .into(),
            other => vec![other.name().into()],
        };
        words.push(document.into());
        Ok(words)
    }

    /// Scrolls by a line.
    pub(crate) fn line(self) -> &'static str {
        match self {
            Self::Wengu | Self::Less => "j",
            Self::Vim => "\x05",
            Self::W3m => "J",
        }
    }

    /// Scrolls by half a page.
    pub(crate) fn half_page(self) -> Option<&'static str> {
        match self {
            Self::Wengu | Self::Less => Some("d"),
            Self::Vim => Some("\x04"),
            Self::W3m => None,
        }
    }

    /// Scrolls by a page.
    pub(crate) fn page(self) -> &'static str {
        match self {
            Self::Vim => "\x06",
            _ => " ",
        }
    }

    /// Goes back to the start.
    pub(crate) fn start(self) -> &'static str {
        match self {
            Self::Wengu | Self::Vim => "gg",
            Self::Less | Self::W3m => "g",
        }
    }

    /// Opens something over the text and closes it again.
    pub(crate) fn overlay(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Wengu => Some(("o", "o")),
            Self::Less => Some(("h", "q")),
            Self::Vim | Self::W3m => None,
        }
    }
}

/// `words` as a command in the environment that each program gets.
pub(crate) fn command(words: &[OsString]) -> CommandBuilder {
    let mut command = CommandBuilder::from_argv(words.to_vec());
    command.env("TERM", "xterm-256color");
    command.env("LC_ALL", "C.UTF-8");
    command.env_remove("LESS");
    command.env_remove("TMUX");
    command
}

/// This program as wengu, with `arguments` (a name first).
pub(crate) fn read(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let environment = Environment {
        language: Some("C.UTF-8".to_owned()),
        terminal: std::env::var("TERM").ok(),
        stdin_is_terminal: true,
        stdout_is_terminal: true,
        ..Environment::default()
    };
    let mut streams = Streams {
        input: Box::new(io::stdin()),
        output: Box::new(io::stdout()),
        messages: Box::new(io::stderr()),
    };
    cli::run(arguments, &environment, &mut streams)
}
