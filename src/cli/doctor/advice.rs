//! What to change, and how.

use super::findings::Advice;
use super::findings::Copying;
use super::findings::Findings;
use super::findings::Inside;
use super::findings::Terminal;
use crate::cli::language::Speech;

/// The size that every pane has room in (columns and rows), and the smallest that is shown at all.
const COMFORTABLE: (u16, u16) = (80, 24);
const SMALLEST: (u16, u16) = (20, 6);

/// Everything that could be better, the gravest first.
pub(super) fn of(found: &Findings, speech: Speech) -> Vec<Advice> {
    let mut list = Vec::new();
    let mut add = |problem: (&str, &str), change: (&str, &str)| {
        list.push(Advice {
            problem: speech.pick(problem.0, problem.1).to_owned(),
            change: speech.pick(change.0, change.1).to_owned(),
        });
    };
    if !found.data.writable {
        add(
            (
                "数据文件夹不能写：位置和标记保存不了",
                "the data folder cannot be written: places and marks are not kept",
            ),
            (
                "改它的权限（`chmod u+rwx 文件夹`），或用 `--data 文件夹` 另指一个",
                "give yourself the right to (`chmod u+rwx FOLDER`) or name another with `--data DIR`",
            ),
        );
    }
    if found.is_terminal && found.terminal.is_none() {
        add(
            (
                "TERM 是 dumb 或没有设，所以只输出纯文本",
                "TERM is dumb or not set, so only plain text is printed",
            ),
            (
                "设成终端的名字，例如 `export TERM=xterm-256color`",
                "name the terminal: `export TERM=xterm-256color`",
            ),
        );
    }
    if !found.utf8 {
        add(
            (
                "地区设置不是 UTF-8，其他程序会把汉字显示成乱码",
                "the locale is not UTF-8: other programs garble Chinese",
            ),
            (
                "`export LC_ALL=C.UTF-8`（写进 ~/.profile）",
                "`export LC_ALL=C.UTF-8` (in ~/.profile)",
            ),
        );
    }
    if let Some(terminal) = &found.terminal {
        on_size(terminal, &mut add);
        on_answers(terminal, &mut add);
        on_clipboard(terminal, found.inside, &mut add);
    }
    list
}

/// Takes a problem and what to change, each in Chinese and English.
type Add<'a> = dyn FnMut((&str, &str), (&str, &str)) + 'a;

fn on_size(terminal: &Terminal, add: &mut Add<'_>) {
    let (columns, rows) = (terminal.columns, terminal.rows);
    if columns < SMALLEST.0 || rows < SMALLEST.1 {
        add(
            (
                "窗口比 20×6 还小，显示不了文章",
                "the window is smaller than 20×6: no text can be shown",
            ),
            ("放大窗口，或缩小字号", "make the window larger or its font smaller"),
        );
    } else if columns < COMFORTABLE.0 || rows < COMFORTABLE.1 {
        add(
            (
                "窗口小于 80×24，注释和大纲没有多少地方",
                "below 80×24 there is little room for notes and outline",
            ),
            (
                "放大窗口，或用 `sn` 收起注释",
                "make the window larger, or put the notes away with `sn`",
            ),
        );
    }
}

fn on_answers(terminal: &Terminal, add: &mut Add<'_>) {
    if terminal.answered_ms.is_none() {
        add(
            (
                "终端没有按时回答，宽度和能力都按最普通的算",
                "the terminal did not answer in time, so the plainest is assumed",
            ),
            (
                "如果引号旁边的字错位，用 `--ambiguous wide`",
                "where text beside quotation marks is out of place: `--ambiguous wide`",
            ),
        );
    }
    let cells: Vec<_> =
        ["“", "·", "①", "│"].iter().filter_map(|text| terminal.cells(text)).collect();
    if cells.contains(&1) && cells.contains(&2) {
        add(
            (
                "“ · ① │ 的宽度不一致，wengu 每次都要另外移动光标",
                "“ · ① │ are not of one width, so the cursor is moved after each",
            ),
            (
                "在终端的设置里把“ambiguous width”改成窄（1 格）",
                "set the terminal's ambiguous width to narrow (one cell)",
            ),
        );
    }
    if terminal.scroll_regions == Some(false) {
        add(
            (
                "终端不能分区滚动，滚一行要重画整页",
                "regions do not scroll here, so each line costs a page",
            ),
            (
                "换一个终端，或把 TERM 设成它真正的名字",
                "use another terminal, or set TERM to its true name",
            ),
        );
    }
}

fn on_clipboard(terminal: &Terminal, inside: Option<Inside>, add: &mut Add<'_>) {
    match inside {
        Some(Inside::Tmux) => add(
            ("在 tmux 里，复制要 tmux 同意", "inside tmux copying needs tmux's consent"),
            (
                "`tmux set -s set-clipboard on`（写进 ~/.tmux.conf）",
                "`tmux set -s set-clipboard on` (in ~/.tmux.conf)",
            ),
        ),
        Some(Inside::Screen) => add(
            (
                "在 screen 里，复制到不了剪贴板",
                "inside screen copied text does not reach the clipboard",
            ),
            (
                "改用 tmux，或在 screen 外面运行 wengu；汉字要用 `screen -U`",
                "use tmux, or run wengu outside screen; Chinese needs `screen -U`",
            ),
        ),
        None if matches!(terminal.clipboard, Copying::BySetting | Copying::No) => add(
            (
                "复制要终端允许程序写剪贴板",
                "copying needs the terminal's leave to write the clipboard",
            ),
            (
                "在终端的设置里允许 OSC 52（xterm：`XTerm*disallowedWindowOps: 20,21,SetXprop`）",
                "allow OSC 52 in its settings (xterm: `XTerm*disallowedWindowOps: 20,21,SetXprop`)",
            ),
        ),
        None => {}
    }
}
