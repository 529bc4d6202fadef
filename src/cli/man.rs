//! `man`: one page with every subcommand, made from the table of arguments.

use std::io;
use std::io::Write;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, italic, roman};

use super::help;
use super::language::Speech;
use super::report::Failure;

/// Prints the man page (in English: its section names are fixed by `man`'s conventions).
///
/// # Errors
/// [`Failure::Stdout`].
pub fn print(out: &mut dyn Write) -> Result<(), Failure> {
    let mut command = help::command(Speech::En);
    command.build();
    Ok(render(&command, out)?)
}

fn render(command: &Command, out: &mut dyn Write) -> io::Result<()> {
    let man = Man::new(command.clone());
    man.render_title(out)?;
    man.render_name_section(out)?;
    man.render_synopsis_section(out)?;
    man.render_description_section(out)?;
    man.render_options_section(out)?;
    let mut page = Roff::new();
    page.control("SH", ["COMMANDS"]);
    for subcommand in command.get_subcommands() {
        describe(subcommand, &mut page);
    }
    for (title, rows) in SECTIONS {
        page.control("SH", [*title]);
        for (term, meaning) in *rows {
            page.control("TP", []);
            page.text([bold(*term)]);
            page.text([roman(*meaning)]);
        }
    }
    page.to_writer(out)?;
    man.render_version_section(out)
}

fn describe(subcommand: &Command, page: &mut Roff) {
    page.control("SS", [format!("wengu {}", subcommand.get_name()).as_str()]);
    page.text([roman(subcommand.get_about().map(ToString::to_string).unwrap_or_default())]);
    for argument in subcommand.get_arguments().filter(|argument| !argument.is_global_set()) {
        let value = argument.get_value_names().and_then(<[_]>::first).map(ToString::to_string);
        let short = argument.get_short().map(|short| format!("-{short}, "));
        let long = argument.get_long().map(|long| format!("--{long} "));
        page.control("TP", []);
        page.text([
            bold(format!("{}{}", short.unwrap_or_default(), long.unwrap_or_default())),
            italic(value.unwrap_or_default()),
        ]);
        page.text([roman(argument.get_help().map(ToString::to_string).unwrap_or_default())]);
    }
}

/// What the table of arguments does not know.
const SECTIONS: &[(&str, &[(&str, &str)])] = &[
    (
        "EXIT STATUS",
        &[
            ("0", "Done; also where the reader of the output went away, as head does."),
            ("1", "It could not be done; standard error has the reason and a hint."),
            ("2", "Wrong usage."),
        ],
    ),
    (
        "ENVIRONMENT",
        &[
            ("WENGU_DATA", "Folder of what you leave behind, where --data does not name one."),
            ("WENGU_CACHE", "Folder of documents that took long to open; it can be deleted."),
            ("WENGU_VIEWER", "What shows pictures, with its arguments; else the desktop's viewer."),
            ("LC_ALL, LC_MESSAGES, LANG", "Language of the interface, where --lang does not."),
            ("NO_COLOR", "No colour; bold and underline stay."),
            ("TERM", "dumb: text is printed in place of the reader."),
        ],
    ),
    (
        "EXAMPLES",
        &[
            ("wengu seed:guide", "Opens the tour that ships inside."),
            ("wengu article.txt", "Opens an article in the reader."),
            ("wengu outline article.txt --json", "Prints the outline for another program."),
            ("wengu convert article.txt -o article.md", "Writes clean Markdown."),
        ],
    ),
];
