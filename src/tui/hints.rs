//! The keys that matter on a screen of its own, in the status line.

use super::paint::Painter;
use super::theme::Role;
use crate::action::Action;
use crate::action::Scope;
use crate::app::App;
use crate::app::Area;
use crate::app::quiz::Stage;
use crate::config::Interface;

/// An action with what it is called here, in Chinese and English.
type Hint = (Action, &'static str, &'static str);

/// On the library screen.
const LIBRARY: &[Hint] = &[
    (Action::Follow, "打开", "open"),
    (Action::LibraryFilter, "筛选", "filter"),
    (Action::LibraryOrder, "次序", "order"),
    (Action::LibraryGroup, "分组", "group"),
    (Action::LibraryRemove, "移出", "remove"),
    (Action::LibraryLocate, "新位置", "locate"),
    (Action::Close, "关闭", "close"),
    (Action::Help, "帮助", "help"),
    (Action::Statistics, "统计", "statistics"),
];

/// In the list of marks.
const MARKS: &[Hint] = &[
    (Action::Follow, "到原文", "go to"),
    (Action::NoteWrite, "札记", "note"),
    (Action::MarksFilter, "筛选", "filter"),
    (Action::MarkDelete, "删去", "delete"),
    (Action::Reattach, "移动", "move"),
    (Action::Close, "关闭", "close"),
    (Action::Help, "帮助", "help"),
];

/// In the quiz, while a card is asked.
const ASKED: &[Hint] = &[
    (Action::QuizReveal, "看答案", "answer"),
    (Action::QuizType, "作答", "type"),
    (Action::QuizBury, "今天不问", "not today"),
    (Action::QuizSuspend, "歇", "rest"),
    (Action::QuizNever, "永不问", "never"),
    (Action::QuizUndo, "撤回", "undo"),
    (Action::Close, "停", "stop"),
    (Action::Help, "帮助", "help"),
];

/// In the quiz, while an answer is shown.
const SHOWN: &[Hint] = &[
    (Action::QuizAgain, "忘了", "again"),
    (Action::QuizHard, "困难", "hard"),
    (Action::QuizGood, "记得", "good"),
    (Action::QuizEasy, "容易", "easy"),
    (Action::QuizPassage, "原文", "passage"),
    (Action::CardEdit, "改", "edit"),
    (Action::QuizUndo, "撤回", "undo"),
    (Action::Close, "停", "stop"),
    (Action::Help, "帮助", "help"),
];

/// At the end of the quiz.
const OVER: &[Hint] = &[
    (Action::QuizReveal, "重读所选", "read again"),
    (Action::Statistics, "统计", "statistics"),
    (Action::QuizUndo, "撤回", "undo"),
    (Action::Close, "关闭", "close"),
    (Action::Help, "帮助", "help"),
];

/// On the statistics.
const STATISTICS: &[Hint] = &[
    (Action::PageDown, "翻页", "page"),
    (Action::Close, "关闭", "close"),
    (Action::Help, "帮助", "help"),
];

/// In the list of cards while they are proposed.
const PROPOSAL: &[Hint] = &[
    (Action::DeckStart, "开始", "begin"),
    (Action::DeckToggle, "选", "tick"),
    (Action::DeckAll, "全选", "all"),
    (Action::DeckNone, "不选", "none"),
    (Action::CardEdit, "改", "edit"),
    (Action::QuizNever, "不问", "never"),
    (Action::DeckMore, "其余", "more"),
    (Action::DeckFilter, "筛选", "filter"),
    (Action::Close, "关闭", "close"),
    (Action::QuizPassage, "原文", "passage"),
    (Action::Help, "帮助", "help"),
];

/// In the list of cards later.
const DECK: &[Hint] = &[
    (Action::DeckStart, "测验", "quiz"),
    (Action::DeckToggle, "问或歇", "ask or rest"),
    (Action::CardEdit, "改", "edit"),
    (Action::QuizNever, "不问", "never"),
    (Action::DeckMore, "其余", "more"),
    (Action::DeckFilter, "筛选", "filter"),
    (Action::Undo, "撤销", "undo"),
    (Action::Close, "关闭", "close"),
    (Action::QuizPassage, "原文", "passage"),
    (Action::Help, "帮助", "help"),
];

/// While something is selected.
const SELECT: &[Hint] = &[
    (Action::MarkKey, "要点", "key"),
    (Action::MarkQuestion, "疑问", "question"),
    (Action::MarkQuote, "引用", "quote"),
    (Action::MarkDisagree, "异议", "disagree"),
    (Action::NoteWrite, "札记", "note"),
    (Action::CopySelection, "复制", "copy"),
    (Action::SelectCancel, "取消", "cancel"),
];

/// While a note is written.
const NOTE: &[Hint] = &[
    (Action::NoteKeep, "保存", "save"),
    (Action::NoteDiscard, "放弃", "discard"),
    (Action::NoteLine, "换行", "new line"),
];

/// While something is covered.
const COVERED: &[Hint] = &[
    (Action::CoverNext, "露出下一处", "uncover"),
    (Action::CoverAgain, "重盖", "cover again"),
    (Action::Cover, "结束", "end"),
    (Action::Help, "帮助", "help"),
];

/// While something was uncovered and waits for a grade.
const UNCOVERED: &[Hint] = &[
    (Action::QuizAgain, "忘了", "forgotten"),
    (Action::QuizGood, "记得", "remembered"),
    (Action::CoverNext, "下一处", "next"),
    (Action::CoverAgain, "重盖", "cover again"),
    (Action::Cover, "结束", "end"),
];

/// The hints of covered reading; `None` where nothing is covered.
fn of_covers(app: &App) -> Option<&'static [Hint]> {
    let cover = app.reading.as_ref()?.cover.as_ref()?;
    let is_text = matches!(app.scope(), Scope::Text | Scope::Cover);
    is_text.then_some(if cover.awaited().is_some() { UNCOVERED } else { COVERED })
}

/// Says how many covers on the page are on; the column after it comes back.
fn draw_covers(app: &App, hints: &[Hint], area: Area, painter: &mut Painter) -> u16 {
    let Some(reading) = app.reading.as_ref().filter(|_| hints == COVERED) else { return area.x };
    let count = reading.covers_on_page();
    let text = match app.interface() {
        Interface::Zh => format!("盖着 {count} 处"),
        Interface::En => format!("{count} covered"),
    };
    painter.text(area.x, area.y, area.width, &text, Role::Plain) + 2
}

/// Draws the hints of the screen that has the keys, as many as fit; false where there are none.
pub(super) fn draw(app: &App, area: Area, painter: &mut Painter) -> bool {
    let scope = app.scope();
    let hints = match scope {
        Scope::Library => LIBRARY,
        Scope::Marks => MARKS,
        Scope::Quiz => match app.quiz.sitting.as_ref().map(|sitting| &sitting.stage) {
            Some(Stage::Asked(_)) => ASKED,
            Some(Stage::Shown(_)) => SHOWN,
            Some(Stage::Over) | None => OVER,
        },
        Scope::Deck if app.quiz.list.is_proposal => PROPOSAL,
        Scope::Deck => DECK,
        Scope::Popup if app.has_statistics_on_top() => STATISTICS,
        Scope::Select => SELECT,
        Scope::Note => NOTE,
        _ => match of_covers(app) {
            Some(hints) => hints,
            None => return false,
        },
    };
    let right = area.x + area.width;
    let mut x = draw_covers(app, hints, area, painter);
    for &(action, zh, en) in hints {
        let keys = app.keys.keymap().keys_of(action);
        let of_scope = keys.iter().find(|(of, _)| *of == scope);
        let Some((_, key)) = of_scope.or_else(|| keys.first()) else { continue };
        let label = app.interface().pick(zh, en);
        if x + painter.width(key) + painter.width(label) + 1 > right {
            break;
        }
        x = painter.text(x, area.y, right - x, key, Role::Key) + 1;
        x = painter.text(x, area.y, right - x, label, Role::Quiet) + 2;
    }
    true
}
