//! The program: arguments, clock, environment, exit code.

use std::io::{self, IsTerminal};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use etcetera::BaseStrategy;
use wengu::cli::{self, Environment, Streams};
use wengu::schedule::{DayBoundary, Timestamp};

fn main() -> ExitCode {
    let environment = Environment {
        language: ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable),
        terminal: variable("TERM"),
        no_color: variable("NO_COLOR").is_some(),
        color_term: variable("COLORTERM"),
        terminal_program: variable("TERM_PROGRAM"),
        characters: ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable),
        in_tmux: variable("TMUX").is_some(),
        in_screen: variable("STY").is_some(),
        is_remote: variable("SSH_CONNECTION").is_some(),
        has_display: cfg!(target_os = "macos")
            || ["DISPLAY", "WAYLAND_DISPLAY"].into_iter().any(|name| variable(name).is_some()),
        viewer: variable("WENGU_VIEWER"),
        cache: variable("WENGU_CACHE").map(Into::into),
        data: variable("WENGU_DATA").map(Into::into),
        config: etcetera::choose_base_strategy()
            .ok()
            .map(|folders| folders.config_dir().join("wengu/config.toml")),
        device: variable("WENGU_DEVICE"),
        stdin_is_terminal: io::stdin().is_terminal(),
        stdout_is_terminal: io::stdout().is_terminal(),
        now: now(),
        days: DayBoundary::in_zone(jiff::tz::TimeZone::system()),
    };
    let mut streams = Streams {
        input: Box::new(io::stdin()),
        output: Box::new(io::BufWriter::new(io::stdout())),
        messages: Box::new(io::stderr()),
    };
    cli::run(std::env::args_os(), &environment, &mut streams)
}

/// The environment variable's value, or `None` where it is unset, empty or not Unicode.
#[allow(clippy::disallowed_methods, reason = "this is one of the places that read the environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The system's clock.
#[allow(clippy::disallowed_methods, reason = "this is one of the places that read the clock")]
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
