//! `doctor`: what this terminal can do, where data lies and whether it can be written, and what to
//! change.

mod advice;
mod findings;

use std::io::Write;

use super::Context;
use super::data;
use super::json;
use super::language::Speech;
use super::report::Failure;
use super::report::clean;
use super::report::shown;
use crate::tui::survey;
use crate::tui::survey::Distance;
use findings::{Copying, Findings, Inside, Terminal};

/// Looks around and prints what was found, with what to change.
///
/// # Errors
/// [`Failure::Terminal`] where there is a terminal that cannot be set or read,
/// [`Failure::Stdout`].
pub fn print(context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
    let found = look(context)?;
    if context.json {
        return json::print(&found, out);
    }
    print_text(&found, context.speech, out)
}

fn look(context: &Context) -> Result<Findings, Failure> {
    let environment = &context.environment;
    let can_be_asked = !matches!(environment.terminal.as_deref(), None | Some("dumb"));
    let survey = if environment.stdout_is_terminal && can_be_asked {
        let distance = if environment.is_remote { Distance::Far } else { Distance::Near };
        Some(survey::ask(distance)?)
    } else {
        None
    };
    let mut found = Findings::of(environment, survey.as_ref(), data::folder(context));
    found.advice = advice::of(&found, context.speech);
    Ok(found)
}

fn print_text(found: &Findings, speech: Speech, out: &mut dyn Write) -> Result<(), Failure> {
    let mut rows = vec![(speech.pick("版本", "version"), found.version.to_owned())];
    match &found.terminal {
        Some(terminal) => terminal_rows(terminal, speech, &mut rows),
        None if found.is_terminal => rows.push((
            speech.pick("终端", "terminal"),
            speech
                .pick(
                    "不能询问（TERM 是 dumb 或没有设）",
                    "cannot be asked (TERM is dumb or not set)",
                )
                .to_owned(),
        )),
        None => rows.push((
            speech.pick("终端", "terminal"),
            speech
                .pick("没有：标准输出不是终端", "none: standard output is not a terminal")
                .to_owned(),
        )),
    }
    let inside = match found.inside {
        Some(Inside::Tmux) => "tmux",
        Some(Inside::Screen) => "screen",
        None => speech.pick("没有 tmux 或 screen", "neither tmux nor screen"),
    };
    rows.push((speech.pick("复用器", "inside"), inside.to_owned()));
    rows.push(("SSH", yes_or_no(found.over_ssh, speech).to_owned()));
    let locale =
        found.locale.as_deref().map_or_else(|| speech.pick("没有设", "not set").to_owned(), clean);
    rows.push((speech.pick("地区设置", "locale"), locale));
    let folder = found.data.path.as_deref().map_or_else(|| "-".to_owned(), shown);
    rows.push((speech.pick("数据文件夹", "data folder"), folder));
    let state = match (found.data.writable, found.data.exists) {
        (true, true) => speech.pick("可以写", "can be written").to_owned(),
        (true, false) => speech.pick("还没有，可以建立", "not there yet, can be made").to_owned(),
        (false, _) => found.data.reason.clone().unwrap_or_default(),
    };
    rows.push(("", state));
    for (name, value) in rows {
        let blanks = " ".repeat(18_usize.saturating_sub(crate::text::grapheme::width(name).0));
        writeln!(out, "{name}{blanks}{value}")?;
    }
    print_advice(found, speech, out)
}

fn print_advice(found: &Findings, speech: Speech, out: &mut dyn Write) -> Result<(), Failure> {
    if found.advice.is_empty() {
        return Ok(writeln!(out, "\n{}", speech.pick("没有要改的", "nothing to change"))?);
    }
    writeln!(out, "\n{}", speech.pick("可以改的：", "what to change:"))?;
    for advice in &found.advice {
        writeln!(out, "- {}", advice.problem)?;
        writeln!(out, "  {}", advice.change)?;
    }
    Ok(())
}

fn terminal_rows(terminal: &Terminal, speech: Speech, rows: &mut Vec<(&'static str, String)>) {
    let name = match &terminal.calls_itself {
        Some(name) => format!("{}（{}）", clean(&terminal.name), clean(name)),
        None => clean(&terminal.name),
    };
    rows.push((speech.pick("终端", "terminal"), speech.pick(name.clone(), ascii(&name))));
    rows.push((speech.pick("大小", "size"), format!("{}×{}", terminal.columns, terminal.rows)));
    rows.push((speech.pick("颜色", "colours"), terminal.colours.to_string()));
    let widths = terminal.widths.iter().map(|width| {
        let cells = width.cells.map_or_else(|| "?".to_owned(), |cells| cells.to_string());
        format!("{} {cells}", width.text)
    });
    rows.push((
        speech.pick("字符宽度（格）", "widths in cells"),
        widths.collect::<Vec<_>>().join("  "),
    ));
    let answers = [
        (speech.pick("同步输出", "synchronised"), terminal.synchronised_output),
        (speech.pick("分区滚动", "scroll regions"), terminal.scroll_regions),
        (speech.pick("键盘协议", "kitty keyboard"), terminal.keyboard_protocol),
        (speech.pick("链接（OSC 8）", "links (OSC 8)"), terminal.links),
    ];
    for (name, answer) in answers {
        let unknown = speech.pick("没有回答", "no answer");
        rows.push((name, answer.map_or(unknown, |yes| yes_or_no(yes, speech)).to_owned()));
    }
    let copying = match terminal.clipboard {
        Copying::Yes => speech.pick("能", "yes"),
        Copying::BySetting => speech.pick("由终端的设置决定", "a setting of the terminal decides"),
        Copying::No => speech.pick("不能", "no"),
        Copying::Unknown => speech.pick("问不出来", "cannot be asked"),
    };
    rows.push((speech.pick("复制（OSC 52）", "copying (OSC 52)"), copying.to_owned()));
    let took = terminal.answered_ms.map_or_else(
        || speech.pick("没有等到", "not in time").to_owned(),
        |ms| speech.pick(format!("{ms} 毫秒"), format!("{ms} ms")),
    );
    rows.push((speech.pick("回答用时", "answered after"), took));
}

/// English takes brackets of its own.
fn ascii(name: &str) -> String {
    name.replace('（', " (").replace('）', ")")
}

fn yes_or_no(yes: bool, speech: Speech) -> &'static str {
    if yes { speech.pick("是", "yes") } else { speech.pick("否", "no") }
}
