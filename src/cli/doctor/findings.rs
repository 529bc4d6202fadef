//! What was found, in the form that `--json` prints.

use std::path::PathBuf;

use serde::Serialize;

use crate::cli::Environment;
use crate::cli::report::Failure;
use crate::store::check;
use crate::store::paths::DataFolder;
use crate::tui::probe::AMBIGUOUS_SAMPLE;
use crate::tui::probe::Probe;
use crate::tui::probe::known;
use crate::tui::probe::known::Clipboard;
use crate::tui::survey::SAMPLES;
use crate::tui::survey::Survey;

/// Models by which screen and tmux answer "secondary device attributes": the codes of S and T.
const SCREEN_MODEL: u16 = 83;
const TMUX_MODEL: u16 = 84;

/// Everything that was found.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the JSON object")]
pub(super) struct Findings {
    pub(super) version: &'static str,
    /// Standard output is a terminal.
    pub(super) is_terminal: bool,
    /// `None` where there is no terminal or it cannot be asked.
    pub(super) terminal: Option<Terminal>,
    pub(super) inside: Option<Inside>,
    pub(super) over_ssh: bool,
    pub(super) locale: Option<String>,
    pub(super) utf8: bool,
    pub(super) no_color: bool,
    pub(super) data: Data,
    pub(super) advice: Vec<Advice>,
}

/// What the terminal has told.
#[derive(Debug, Serialize)]
pub(super) struct Terminal {
    /// `TERM`.
    pub(super) name: String,
    pub(super) calls_itself: Option<String>,
    pub(super) columns: u16,
    pub(super) rows: u16,
    /// How many it shows, as far as its name and `COLORTERM` tell.
    pub(super) colours: u32,
    pub(super) widths: Vec<Width>,
    pub(super) synchronised_output: Option<bool>,
    pub(super) scroll_regions: Option<bool>,
    pub(super) keyboard_protocol: Option<bool>,
    pub(super) clipboard: Copying,
    pub(super) links: Option<bool>,
    /// `None` where not everything was answered in time.
    pub(super) answered_ms: Option<u64>,
}

/// The cells of one character; `None` where that was not answered.
#[derive(Debug, Serialize)]
pub(super) struct Width {
    pub(super) text: &'static str,
    pub(super) cells: Option<u16>,
}

/// Whether copied text reaches the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Copying {
    Yes,
    BySetting,
    No,
    Unknown,
}

/// What stands between the program and the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Inside {
    Tmux,
    Screen,
}

/// The data folder.
#[derive(Debug, Default, Serialize)]
pub(super) struct Data {
    pub(super) path: Option<PathBuf>,
    pub(super) exists: bool,
    /// It can be written, or made where it is not there.
    pub(super) writable: bool,
    /// Why not.
    pub(super) reason: Option<String>,
}

/// Something that could be better.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Advice {
    pub(super) problem: String,
    pub(super) change: String,
}

impl Findings {
    /// What the environment, the terminal's answers and the disk tell; without advice yet.
    pub(super) fn of(
        environment: &Environment,
        survey: Option<&Survey>,
        folder: Result<DataFolder, Failure>,
    ) -> Self {
        let locale = environment.characters.clone();
        let utf8 = locale.as_deref().is_some_and(|name| {
            let name = name.to_ascii_lowercase();
            name.ends_with("utf-8") || name.ends_with("utf8") || name.contains("utf-8@")
        });
        Self {
            version: env!("CARGO_PKG_VERSION"),
            is_terminal: environment.stdout_is_terminal,
            terminal: survey.map(|survey| Terminal::of(environment, survey)),
            inside: Inside::of(environment, survey.map(|survey| &survey.probe)),
            over_ssh: environment.is_remote,
            locale,
            utf8,
            no_color: environment.no_color,
            data: Data::of(folder),
            advice: Vec::new(),
        }
    }
}

impl Terminal {
    fn of(environment: &Environment, survey: &Survey) -> Self {
        let probe = &survey.probe;
        let name = environment.terminal.clone().unwrap_or_default();
        let program = environment.terminal_program.as_deref();
        let calls_itself = probe.version().or(program).map(str::to_owned);
        let mut measured = probe.widths();
        let widths = SAMPLES
            .into_iter()
            .map(|text| Width { text, cells: measured.next().map(|(_, cells)| cells) })
            .filter(|width| width.text != AMBIGUOUS_SAMPLE)
            .collect();
        // Terminals pass over questions that they do not know.
        let unanswered = probe.is_complete().then_some(false);
        let known = calls_itself.as_deref().and_then(known::known);
        Self {
            colours: colours(&name, environment.color_term.as_deref()),
            columns: survey.size.0,
            rows: survey.size.1,
            widths,
            synchronised_output: probe.synchronised().or(unanswered),
            scroll_regions: probe.scroll_regions(),
            keyboard_protocol: probe.keyboard().map(|_| true).or(unanswered),
            clipboard: match known::clipboard(probe.attributes(), calls_itself.as_deref()) {
                Clipboard::Taken => Copying::Yes,
                Clipboard::BySetting => Copying::BySetting,
                Clipboard::Refused => Copying::No,
                Clipboard::Unknown => Copying::Unknown,
            },
            links: known.map(|known| known.links),
            answered_ms: survey
                .took
                .map(|took| u64::try_from(took.as_millis()).unwrap_or(u64::MAX)),
            calls_itself,
            name,
        }
    }

    /// The cells that `text` takes, where that was answered.
    pub(super) fn cells(&self, text: &str) -> Option<u16> {
        self.widths.iter().find(|width| width.text == text).and_then(|width| width.cells)
    }
}

impl Inside {
    fn of(environment: &Environment, probe: Option<&Probe>) -> Option<Self> {
        let model = probe.and_then(Probe::model);
        let says_tmux = probe.and_then(Probe::version).is_some_and(|name| name.starts_with("tmux"));
        if environment.in_tmux || says_tmux || model == Some(TMUX_MODEL) {
            return Some(Self::Tmux);
        }
        (environment.in_screen || model == Some(SCREEN_MODEL)).then_some(Self::Screen)
    }
}

impl Data {
    fn of(folder: Result<DataFolder, Failure>) -> Self {
        let folder = match folder {
            Ok(folder) => folder,
            Err(failure) => return Self { reason: Some(failure.to_string()), ..Self::default() },
        };
        let writable = check::writable(&folder);
        Self {
            exists: folder.path().exists(),
            path: Some(folder.path().to_owned()),
            writable: writable.is_ok(),
            reason: writable.err().map(|error| error.to_string()),
        }
    }
}

/// The number of colours by the terminal's name (terminfo's `colors`) and `COLORTERM`.
fn colours(name: &str, color_term: Option<&str>) -> u32 {
    if matches!(color_term, Some("truecolor" | "24bit")) || name.contains("direct") {
        return 1 << 24;
    }
    let has_256 = name.contains("256color")
        || ["kitty", "foot", "ghostty", "wezterm", "contour", "alacritty"]
            .iter()
            .any(|known| name.contains(known));
    match name {
        _ if has_256 => 256,
        "dumb" | "vt100" | "vt102" | "vt220" => 1,
        _ => 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(characters: &str) -> Environment {
        Environment { characters: Some(characters.to_owned()), ..Environment::default() }
    }

    fn folder() -> DataFolder {
        DataFolder::at("/nowhere/wengu")
    }

    #[test]
    fn a_locale_of_utf_8_is_told_by_its_ending() {
        for (name, expected) in [("zh_CN.UTF-8", true), ("C.utf8", true), ("zh_CN.GB18030", false)]
        {
            assert_eq!(
                Findings::of(&environment(name), None, Ok(folder())).utf8,
                expected,
                "{name}"
            );
        }
    }

    #[test]
    fn colours_are_told_by_the_terminal_s_name() {
        assert_eq!(colours("xterm", Some("truecolor")), 16_777_216);
        assert_eq!(colours("screen-256color", None), 256);
        assert_eq!((colours("xterm", None), colours("vt100", None)), (8, 1));
    }
}
