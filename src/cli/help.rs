//! The help texts of the one table of arguments, in Chinese and English.

use std::ffi::OsString;

use clap::{Arg, Command, CommandFactory};

use super::args::Arguments;
use super::language::Speech;

/// The command line's table with its help texts in `speech`.
#[must_use]
pub fn command(speech: Speech) -> Command {
    let english = Arguments::command();
    match speech {
        Speech::En => english,
        Speech::Zh => translated(english, ""),
    }
}

/// The arguments with `help` as the first one, which many programs have for a command, read as
/// `--help` after the others.
#[must_use]
pub fn asked_by_word(mut arguments: Vec<OsString>) -> Vec<OsString> {
    if arguments.get(1).is_some_and(|first| first == "help") {
        arguments.remove(1);
        arguments.push("--help".into());
    }
    arguments
}

fn translated(command: Command, above: &str) -> Command {
    let name = full_name(&command, above);
    let inner = if above.is_empty() { "wengu" } else { &name };
    let template = template(&command);
    let mut command = command
        .help_template(template)
        .mut_args(translated_argument)
        .mut_subcommands(|sub| translated(sub, inner));
    if let Some((_, about)) = ABOUT.iter().find(|(known, _)| *known == name) {
        command = command.about(*about).long_about(None::<&str>);
    }
    if command.get_overridden_usage().is_some() {
        command = command.override_usage("wengu [选项] [文件]...\n      wengu [选项] <子命令>");
    }
    command
}

/// The name of a command as it is typed, without the program's own.
fn full_name(command: &Command, above: &str) -> String {
    match above {
        "" | "wengu" => command.get_name().to_owned(),
        _ => format!("{above} {}", command.get_name()),
    }
}

fn translated_argument(argument: Arg) -> Arg {
    let id = argument.get_id().as_str().to_owned();
    match ARGUMENTS.iter().find(|(known, _)| *known == id) {
        Some((_, help)) => argument.help(*help).long_help(None::<&str>),
        None => argument,
    }
}

/// The layout of a help text, with a heading for each part that this command has.
fn template(command: &Command) -> String {
    let mut template = "{about}\n\n用法：{usage}\n".to_owned();
    if command.has_subcommands() {
        template.push_str("\n子命令：\n{subcommands}\n");
    }
    if command.get_positionals().next().is_some() {
        template.push_str("\n参数：\n{positionals}\n");
    }
    template.push_str("\n选项：\n{options}\n");
    template
}

/// What each command is for; the program itself by its own name.
const ABOUT: &[(&str, &str)] = &[
    ("wengu", "在终端里阅读、温习中文和日文、韩文的学术文章"),
    ("outline", "列出大纲，附论点数和注释数"),
    ("points", "列出论点，归在各自的标题下"),
    ("search", "在正文、注释和标题里查找"),
    ("export", "为别的程序写出卡片、标记和札记：Markdown、Anki、CSV、JSON"),
    ("convert", "写成规整的 Markdown 或纯文本"),
    ("notes", "列出注释，附注号所在的句子"),
    ("library", "列出打开过的文章"),
    ("review", "在终端里复习到期的题，几篇混着问"),
    ("stats", "复习了多少、记得多少、今后要复习多少"),
    ("data", "查看、导出、收入读书留下的数据"),
    ("data path", "显示数据文件夹在哪里"),
    ("data check", "逐行检查日志，说明里面有什么"),
    ("data export", "把全部记录写成一个文件"),
    ("data import", "收入另一个数据文件夹或导出文件里的记录"),
    ("text", "按阅读窗格的排版输出文章"),
    ("breaks", "把标准输入的段落（一行一段）断成行"),
    ("cards", "列出测验会问的卡片"),
    ("grade", "像测验那样给输入的答案评分"),
    ("schedule", "列出一张卡片每次复习后的记忆状态和下次日期"),
    ("seeds", "列出随程序附带的文章"),
    ("doctor", "说明这个终端能做什么、数据在哪里、该改什么"),
    ("completions", "输出 shell 的补全脚本"),
    ("man", "输出 man 手册页"),
];

/// What each argument is for, by its id.
const ARGUMENTS: &[(&str, &str)] = &[
    ("paths", "要打开的文章；`-` 是标准输入，`seed:名称` 是附带的文章"),
    ("path", "文章；`-` 是标准输入，`seed:名称` 是附带的文章"),
    ("fit", "按自己的复习记录拟合参数，预测得更准就从此采用"),
    ("unfit", "退回默认参数"),
    ("documents", "文章，或放文章的文件夹；可以写几个"),
    ("reviewed", "文章，或放文章的文件夹；不写就复习书库里所有到期的"),
    ("query", "要找的文字；不分全角半角、大小写、繁体简体"),
    ("encoding", "指明编码（认错时用）：gb18030、big5、euc-kr"),
    ("format", "指明格式（认错时用）：text、markdown、html、epub、docx"),
    ("form", "写成什么：markdown、anki、csv、json；不指明时看输出文件的名称"),
    ("pictures", "把图写到这个文件夹，让新文件指向它们"),
    ("to", "写成什么：markdown、text；不指明时看输出文件的名称"),
    ("width", "一行的宽度（格）；一个汉字占两格"),
    ("opportunities", "在每个可以断行的地方标出 │"),
    ("no_tailoring", "配合 --opportunities：只按 UAX #14"),
    ("level", "行首行尾禁则的宽严：strict、normal、loose"),
    ("hanging", "行尾的句读可以悬在最后两格"),
    ("justify", "把一行余下的空格分到汉字与西文之间"),
    ("blank_line", "段落之间空一行，不缩进"),
    ("double", "每行之后空一行"),
    ("no_ruby", "不显示注音"),
    ("words_first", "尽量不拆开词语，行尾可以更参差"),
    ("greedy", "每行尽量排满"),
    ("data", "存放进度、标记、卡片的文件夹"),
    ("no_mouse", "鼠标留给终端"),
    ("config", "设置文件"),
    ("ambiguous", "“”①这类字符的宽度：auto、narrow、wide"),
    ("lang", "界面语言：zh、en；对 breaks 是文本的语言"),
    ("json", "只输出一个 JSON 对象"),
    ("plain", "不进阅读器，不用颜色，只输出文本"),
    ("now", "当作现在的时间，如 2026-11-24T08:00:00Z"),
    ("help", "显示帮助"),
    ("version", "显示版本"),
    ("output", "要写的文件；`-` 是标准输出"),
    ("from", "数据文件夹，或 `data export` 写出的文件"),
    ("check", "按评分标准检查卡片，列出每项通过的数目"),
    ("expected", "应有的答案"),
    ("typed", "输入的答案"),
    ("accept", "同样算对的写法；可以重复"),
    ("pairs", "含多对答案的 JSON 文件：[{\"expected\": …, \"typed\": …, \"accept\": […]}]"),
    ("reviews", "一张卡片的复习记录，JSON 文件：[{\"grade\": 1…4, \"at\": RFC3339}]"),
    ("retention", "希望复习时还记得的概率"),
    ("parameters", "FSRS-6 的 21 个参数，JSON 文件"),
    ("steps", "当天内的步骤：none、default（1 分钟和 10 分钟，忘记后 10 分钟）"),
    ("maximum_interval", "最长间隔的天数"),
    ("utc_offset", "当地时间比 UTC 快的分钟数；一天从当地 04:00 开始"),
    ("shell", "哪种 shell：bash、zsh、fish、elvish、powershell"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::script;

    fn is_chinese(text: Option<String>) -> bool {
        text.is_some_and(|text| text.chars().any(script::is_han))
    }

    fn each(command: &Command, check: &mut dyn FnMut(&Command)) {
        check(command);
        for inner in command.get_subcommands() {
            each(inner, check);
        }
    }

    #[test]
    fn every_command_and_argument_is_explained_in_chinese() {
        let mut missing = Vec::new();
        each(&command(Speech::Zh), &mut |command| {
            if !is_chinese(command.get_about().map(ToString::to_string)) {
                missing.push(command.get_name().to_owned());
            }
            for argument in command.get_arguments() {
                if !is_chinese(argument.get_help().map(ToString::to_string)) {
                    missing.push(format!("{} {}", command.get_name(), argument.get_id()));
                }
            }
        });
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn every_translation_belongs_to_something() {
        let mut known = Vec::new();
        each(&command(Speech::En), &mut |command| {
            known.push(command.get_name().to_owned());
            known.extend(command.get_subcommands().map(|sub| full_name(sub, command.get_name())));
            known.extend(command.get_arguments().map(|argument| argument.get_id().to_string()));
        });
        let stale: Vec<_> = ABOUT
            .iter()
            .chain(ARGUMENTS)
            .filter(|(id, _)| !known.contains(&(*id).to_owned()))
            .collect();
        assert!(stale.is_empty(), "{stale:?}");
    }

    #[test]
    fn the_table_holds_together() {
        command(Speech::En).debug_assert();
        command(Speech::Zh).debug_assert();
    }
}
