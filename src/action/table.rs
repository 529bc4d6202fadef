//! The table itself: data without logic. A row's English line is its variant's documentation.

use super::Entry;
use super::Group;
use super::Scope;

macro_rules! actions {
    ($($variant:ident, $name:literal, $group:ident, $zh:literal, $en:literal,
       [$($scope:ident $keys:literal),* $(,)?];)*) => {
        /// Something that a person can ask for with a key or a `:` command.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $(#[doc = $en] $variant,)* }

        /// Every action in the order of the help screen.
        pub const TABLE: &[Entry] = &[$(Entry {
            action: Action::$variant,
            name: $name,
            group: Group::$group,
            zh: $zh,
            en: $en,
            keys: &[$((Scope::$scope, $keys)),*],
        },)*];
    };
}

actions! {
    LineDown, "line-down", Moving, "下移一行", "Down a line",
        [Anywhere "j", Anywhere "<Down>", Anywhere "<C-e>", Anywhere "<C-n>"];
    LineUp, "line-up", Moving, "上移一行", "Up a line",
        [Anywhere "k", Anywhere "<Up>", Anywhere "<C-y>", Anywhere "<C-p>"];
    HalfPageDown, "half-page-down", Moving, "下移半页", "Down half a page",
        [Anywhere "<C-d>", Anywhere "d"];
    HalfPageUp, "half-page-up", Moving, "上移半页", "Up half a page",
        [Anywhere "<C-u>", Anywhere "u"];
    PageDown, "page-down", Moving, "下一页", "Next page",
        [Anywhere "<Space>", Anywhere "f", Anywhere "<C-f>", Anywhere "<PageDown>"];
    PageUp, "page-up", Moving, "上一页", "Previous page",
        [Anywhere "b", Anywhere "<C-b>", Anywhere "<PageUp>"];
    Start, "start", Moving, "到开头（加数字：到第几段）", "To the start (with a count: to that paragraph)",
        [Anywhere "gg", Anywhere "<Home>", Anywhere "<lt>"];
    End, "end", Moving, "到结尾（加数字：到第几段）", "To the end (with a count: to that paragraph)",
        [Anywhere "G", Anywhere "<End>", Anywhere "<gt>"];
    Percent, "percent", Moving, "到百分之几，如 40%", "To a percentage, as in 40%",
        [Text "%"];

    HeadingNext, "heading-next", Structure, "下一个标题", "Next heading", [Text "]]"];
    HeadingPrevious, "heading-previous", Structure, "上一个标题", "Previous heading", [Text "[["];
    PointNext, "point-next", Structure, "下一个论点", "Next key point", [Text ")"];
    PointPrevious, "point-previous", Structure, "上一个论点", "Previous key point", [Text "("];
    NoteNext, "note-next", Structure, "下一个注释号", "Next note mark", [Text "]n"];
    NotePrevious, "note-previous", Structure, "上一个注释号", "Previous note mark", [Text "[n"];
    ParagraphNext, "paragraph-next", Structure, "下一段", "Next paragraph", [Text "}", Select "}"];
    ParagraphPrevious, "paragraph-previous", Structure, "上一段", "Previous paragraph", [Text "{", Select "{"];
    Follow, "follow", Structure, "跟随：注释号到注释，注释回原文，大纲到标题",
        "Follow: mark to note, note to mark, outline to heading", [Anywhere "<Enter>"];
    Back, "back", Structure, "回到跳转前的位置", "Back along the jump list",
        [Anywhere "<C-o>", Anywhere "H", Anywhere "<BS>", Anywhere "<A-Left>"];
    Forward, "forward", Structure, "再到跳转后的位置", "Forward along the jump list",
        [Anywhere "<C-i>", Anywhere "L", Anywhere "<A-Right>"];

    FocusNext, "focus-next", Panes, "到下一窗格", "To the next pane", [Anywhere "<Tab>"];
    FocusPrevious, "focus-previous", Panes, "到上一窗格", "To the previous pane",
        [Anywhere "<S-Tab>"];
    FocusText, "focus-text", Panes, "回到正文", "Back to the text",
        [Outline "<Esc>", Notes "<Esc>", Outline "q", Notes "q"];
    OutlineToggle, "outline-toggle", Panes, "显示或收起大纲", "Show or hide the outline",
        [Anywhere "o"];
    NotesToggle, "notes-toggle", Panes, "显示或收起注释窗格", "Show or hide the notes",
        [Anywhere "sn"];
    NoteOpen, "note-open", Panes, "展开整条注释", "Open the whole note", [Anywhere "K"];
    Help, "help", Panes, "按键帮助", "This help", [Anywhere "?", Anywhere "<F1>"];
    Close, "close", Panes, "关闭", "Close",
        [Popup "<Esc>", Popup "q", Library "<Esc>", Library "q", Marks "<Esc>", Marks "q",
            Quiz "<Esc>", Quiz "q", Deck "<Esc>", Deck "q"];

    FoldToggle, "fold-toggle", Outline, "折叠或展开", "Fold or unfold", [Outline "za", Text "za"];
    Fold, "fold", Outline, "折叠", "Fold", [Outline "h", Outline "<Left>", Outline "zc", Text "zc"];
    Unfold, "unfold", Outline, "展开", "Unfold", [Outline "l", Outline "<Right>", Outline "zo", Text "zo"];
    FoldAll, "fold-all", Outline, "全部折叠", "Fold everything", [Outline "zM"];
    UnfoldAll, "unfold-all", Outline, "全部展开", "Unfold everything", [Outline "zR"];
    OutlinePoints, "outline-points", Outline, "显示或收起论点，各标着记得多牢",
        "Show or hide the key points, each with how well it is remembered", [Outline "p"];
    OutlineFilter, "outline-filter", Outline, "键入以筛选标题和论点", "Type to filter headings and points",
        [Outline "/"];

    Search, "search", Search, "向下查找", "Search forward", [Anywhere "/"];
    SearchBackward, "search-backward", Search, "向上查找", "Search backward", [Anywhere "g/"];
    SearchNext, "search-next", Search, "下一处", "Next hit", [Anywhere "n"];
    SearchPrevious, "search-previous", Search, "上一处", "Previous hit", [Anywhere "N"];
    SearchClear, "search-clear", Search, "清除查找标记", "Clear the search marks", [Text "<Esc>"];

    ViewLess, "view-less", Argument, "少看些：首句、论点、标题；回车打开一段",
        "Show less: first sentences, points, headings; Enter opens", [Text "a", Text "zm"];
    ViewMore, "view-more", Argument, "多看些", "Show more", [Text "A", Text "zr"];
    ViewLeast, "view-least", Argument, "只看标题", "Headings alone", [Text "zM"];
    ViewAll, "view-all", Argument, "看全文", "Show everything", [Text "zR"];

    Cover, "cover", Covers, "盖住论点、术语、数字；再按结束", "Cover points, terms and figures; again to end",
        [Text "C"];
    CoverNext, "cover-next", Covers, "露出下一处；然后 1 忘了、3 记得",
        "Uncover the next; then 1 is forgotten, 3 is remembered", [Text "r"];
    CoverAgain, "cover-again", Covers, "全部重新盖上", "Cover all again", [Text "R"];

    CursorLeft, "cursor-left", Selection, "左移一字", "A character to the left",
        [Text "h", Text "<Left>", Select "h", Select "<Left>"];
    CursorRight, "cursor-right", Selection, "右移一字", "A character to the right",
        [Text "l", Text "<Right>", Select "l", Select "<Right>"];
    WordNext, "word-next", Selection, "到下一词", "To the next word", [Text "w", Select "w"];
    WordPrevious, "word-previous", Selection, "到上一词", "To the word before",
        [Text "B", Select "b", Select "B"];
    WordEnd, "word-end", Selection, "到词尾", "To the end of the word", [Text "e", Select "e"];
    SentenceNext, "sentence-next", Selection, "到下一句", "To the next sentence", [Select ")"];
    SentencePrevious, "sentence-previous", Selection, "到上一句", "To the sentence before",
        [Select "("];
    SelectStart, "select", Selection, "选择文字，再按一次取消", "Select text; again to stop",
        [Text "v", Select "v"];
    SelectCancel, "select-cancel", Selection, "取消选择", "Stop selecting",
        [Select "<Esc>", Select "q", Select "<C-c>"];
    SelectSwap, "select-swap", Selection, "到选区另一端", "To the selection's other end",
        [Select "o"];
    SelectWord, "select-word", Selection, "选中一词", "Select the word",
        [Select "iw", Select "aw"];
    SelectSentence, "select-sentence", Selection, "选中一句", "Select the sentence",
        [Text "V", Select "is", Select "as", Select "V"];
    SelectParagraph, "select-paragraph", Selection, "选中一段", "Select the paragraph",
        [Select "ip", Select "ap"];
    CopySelection, "copy-selection", Selection, "复制选区", "Copy the selection", [Select "y"];

    MarkKey, "mark-key", Marks, "标为要点（选区、本句；已有标记则改种类）",
        "Mark as key point: the selection or sentence; changes a mark's kind",
        [Text "Mk", Text "MM", Select "Mk", Select "MM", Marks "Mk"];
    MarkQuestion, "mark-question", Marks, "标为疑问", "Mark as question",
        [Text "M?", Select "M?", Marks "M?"];
    MarkQuote, "mark-quote", Marks, "标为引用", "Mark as worth quoting",
        [Text "Mq", Select "Mq", Marks "Mq"];
    MarkDisagree, "mark-disagree", Marks, "标为异议", "Mark as disagreed with",
        [Text "Md", Select "Md", Marks "Md"];
    NoteWrite, "note-write", Marks, "写札记", "Write a note",
        [Text "c", Select "c", Marks "c"];
    MarkDelete, "mark-delete", Marks, "删去标记", "Delete the mark", [Text "X", Marks "x", Marks "X"];
    MarkNext, "mark-next", Marks, "下一个标记", "Next mark", [Text "]m"];
    MarkPrevious, "mark-previous", Marks, "上一个标记", "Previous mark", [Text "[m"];
    Marks, "marks", Marks, "标记一览", "All marks", [Anywhere "gm"];
    MarksFilter, "marks-filter", Marks, "键入以筛选标记", "Type to filter the marks", [Marks "/"];
    Reattach, "reattach", Marks, "拿起标记，放到选区上", "Take a mark up; put it on the selection",
        [Marks "p", Select "p"];

    BookmarkSet, "bookmark-set", Bookmarks, "设书签：m 加一个字母", "Set a bookmark: m and a letter",
        [Text "m"];
    BookmarkGo, "bookmark-go", Bookmarks, "到书签：' 加字母；'' 来回跳",
        "Go to a bookmark: ' and its letter; '' goes back and forth", [Text "'", Text "`"];

    Library, "library", Library, "打开书库", "Open the library", [Anywhere "gl"];
    LibraryFilter, "library-filter", Library, "键入以筛选文章", "Type to filter the documents",
        [Library "/"];
    LibraryOrder, "library-order", Library, "换次序：阅读、标题、进度、待复习",
        "Order: read, title, progress, due", [Library "o"];
    LibraryGroup, "library-group", Library, "按文件夹分组", "Group by folder", [Library "f"];
    LibraryRemove, "library-remove", Library, "移出书库", "Take out of the library", [Library "x"];
    LibraryLocate, "library-locate", Library, "指出文件的新位置", "Point to where the file is now",
        [Library "p"];

    Statistics, "statistics", Library, "复习统计", "What was reviewed and remembered, and what is to come",
        [Anywhere "gs"];

    Review, "review", Quiz, "复习各篇到期的题", "Review all that is due, documents mixed",
        [Anywhere "gr"];
    Quiz, "quiz", Quiz, "测验本文；看过原文后回到题目",
        "Quiz on this document; back to the question from the text", [Anywhere "gq"];
    QuizReveal, "quiz-reveal", Quiz, "看答案；再按取建议的等级",
        "Show the answer; again to take the proposed grade", [Quiz "<Space>", Quiz "<Enter>"];
    QuizType, "quiz-type", Quiz, "键入答案", "Type the answer", [Quiz "i"];
    QuizAgain, "quiz-again", Quiz, "忘了（或选第一项）", "Again (or the first choice)", [Quiz "1", Cover "1"];
    QuizHard, "quiz-hard", Quiz, "困难（或选第二项）", "Hard (or the second choice)", [Quiz "2", Cover "2"];
    QuizGood, "quiz-good", Quiz, "记得（或选第三项）", "Good (or the third choice)", [Quiz "3", Cover "3"];
    QuizEasy, "quiz-easy", Quiz, "容易（或选第四项）", "Easy (or the fourth choice)", [Quiz "4", Cover "4"];
    QuizPassage, "quiz-passage", Quiz, "看原文；再按回到题目", "The passage in the text; again to go back",
        [Quiz "p", Text "p", Deck "p"];
    QuizUndo, "quiz-undo", Quiz, "撤回上一题", "Take the last answer back", [Quiz "u", Quiz "U"];
    QuizBury, "quiz-bury", Quiz, "今天不再问", "Not again today", [Quiz "b"];
    QuizNever, "quiz-never", Quiz, "永远不问", "Never ask this", [Quiz "x", Deck "x"];

    QuizSuspend, "quiz-suspend", Quiz, "先歇着，以后再说", "Let the card rest", [Quiz "S"];
    CardEdit, "card-edit", Quiz, "改题目：第一行问，第二行答，以下各行也算对",
        "Edit the card: question, answer, and lines that count as right as well",
        [Quiz "e", Deck "e"];
    CardCloze, "card-cloze", Quiz, "把选区（或本词）挖空，自拟一题",
        "A card of one's own: the selection, or the word, left out of its sentence",
        [Text "Mc", Select "Mc", Marks "Mc"];
    CardAsk, "card-ask", Quiz, "就选区（或本句）自拟问答", "A question of one's own on the selection or sentence",
        [Text "Ma", Select "Ma", Marks "Ma"];

    Deck, "deck", Quiz, "本文的题目一览", "The cards of this document", [Anywhere "gd"];
    DeckStart, "deck-start", Quiz, "收下选中的，开始", "Take what is ticked and begin", [Deck "<Enter>"];
    DeckToggle, "deck-toggle", Quiz, "选或不选（在问的歇下，歇着的再问）",
        "Tick or not; lets a card in the deck rest, or ask again", [Deck "<Space>"];
    DeckAll, "deck-all", Quiz, "全选", "Take all that is shown", [Deck "a"];
    DeckNone, "deck-none", Quiz, "全不选", "Take none of what is shown", [Deck "n"];
    DeckMore, "deck-more", Quiz, "显示其余的题，再按收起", "Show the other cards as well; again to hide",
        [Deck "m"];
    DeckFilter, "deck-filter", Quiz, "键入以筛选题目", "Type to filter the cards", [Deck "/"];

    MeasureWider, "measure-wider", Setting, "加宽版心", "Wider measure",
        [Anywhere "+", Anywhere "="];
    MeasureNarrower, "measure-narrower", Setting, "收窄版心", "Narrower measure", [Anywhere "-"];
    ArrangementNext, "arrangement-next", Setting, "换布局：自动、上下、三栏",
        "Arrangement: automatic, stacked, columns", [Anywhere "sc"];
    ParagraphStyleNext, "paragraph-style-next", Setting, "段落：缩进或空行",
        "Paragraphs: indent or blank line", [Anywhere "si"];
    LineSpacingNext, "line-spacing-next", Setting, "行距：一或二", "Line spacing: one or two",
        [Anywhere "ss"];
    LevelNext, "level-next", Setting, "禁则：严格、一般、宽松",
        "Line breaking: strict, normal, loose", [Anywhere "sl"];
    HangingToggle, "hanging-toggle", Setting, "标点悬挂", "Hanging punctuation", [Anywhere "sh"];
    JustifyToggle, "justify-toggle", Setting, "两端对齐", "Justify", [Anywhere "sj"];
    BreakingNext, "breaking-next", Setting, "断行：整段、词语优先、排满",
        "Lines: fitted, words first, greedy", [Anywhere "sw"];
    RubyToggle, "ruby-toggle", Setting, "显示注音", "Readings (ruby)", [Anywhere "sr"];
    ThemeNext, "theme-next", Setting, "换主题", "Next theme", [Anywhere "st"];
    LanguageNext, "language-next", Setting, "界面语言：中文、英文", "Interface: Chinese, English",
        [Anywhere "su"];

    CommandLine, "command-line", Program, "命令行", "Command line", [Anywhere ":"];
    CopyParagraph, "copy-paragraph", Program, "复制本段", "Copy the paragraph", [Text "yy"];
    CopyNote, "copy-note", Program, "复制注释", "Copy the note", [Anywhere "yn"];
    PictureOpen, "picture-open", Program, "看最近的一张图；:picture 文件 存下它",
        "Show the nearest picture; :picture FILE saves it", [Text "gx"];
    Undo, "undo", Program, "撤销", "Undo", [Anywhere "U", Deck "u"];
    Redo, "redo", Program, "重做", "Redo", [Anywhere "<C-r>"];
    DocumentNext, "document-next", Program, "下一篇（打开了几篇时），也可 :n",
        "Next of the documents that were named; also :n", [Anywhere "]f"];
    DocumentPrevious, "document-previous", Program, "上一篇，也可 :p", "Previous one; also :p",
        [Anywhere "[f"];
    Redraw, "redraw", Program, "重画屏幕", "Redraw the screen", [Anywhere "<C-l>"];
    Suspend, "suspend", Program, "挂起", "Suspend", [Anywhere "<C-z>"];
    Quit, "quit", Program, "退出", "Quit", [Text "q", Anywhere "ZZ", Anywhere "<C-c>"];

    Accept, "accept", Line, "确认", "Accept", [Line "<Enter>"];
    Cancel, "cancel", Line, "取消", "Cancel", [Line "<Esc>", Line "<C-c>", Line "<C-g>"];
    Complete, "complete", Line, "补全", "Complete", [Line "<Tab>"];
    CompletePrevious, "complete-previous", Line, "往回补全", "Complete backward", [Line "<S-Tab>"];
    HistoryPrevious, "history-previous", Line, "上一条记录", "Earlier entry",
        [Line "<Up>", Line "<C-p>"];
    HistoryNext, "history-next", Line, "下一条记录", "Later entry", [Line "<Down>", Line "<C-n>"];
    CharacterLeft, "character-left", Line, "左移", "Left", [Line "<Left>", Line "<C-b>", Note "<Left>", Note "<C-b>"];
    CharacterRight, "character-right", Line, "右移", "Right", [Line "<Right>", Line "<C-f>", Note "<Right>", Note "<C-f>"];
    LineStart, "line-start", Line, "到行首", "To the start of the line",
        [Line "<Home>", Line "<C-a>", Note "<Home>", Note "<C-a>"];
    LineEnd, "line-end", Line, "到行尾", "To the end of the line", [Line "<End>", Line "<C-e>", Note "<End>", Note "<C-e>"];
    DeleteBack, "delete-back", Line, "删前一字", "Delete the character before",
        [Line "<BS>", Line "<C-h>", Note "<BS>", Note "<C-h>"];
    DeleteForward, "delete-forward", Line, "删后一字", "Delete the character after",
        [Line "<Del>", Line "<C-d>", Note "<Del>"];
    DeleteWord, "delete-word", Line, "删前一词", "Delete the word before", [Line "<C-w>", Note "<C-w>"];
    DeleteLine, "delete-line", Line, "删到行首", "Delete to the start of the line",
        [Line "<C-u>", Note "<C-u>"];

    NoteKeep, "note-keep", Note, "保存并收起", "Save and close", [Note "<Esc>", Note "<C-s>"];
    NoteDiscard, "note-discard", Note, "放弃改动", "Discard the changes",
        [Note "<C-c>", Note "<C-g>"];
    NoteLine, "note-line", Note, "另起一行", "New line", [Note "<Enter>"];
    NoteRowUp, "note-row-up", Note, "上移一行", "Up a row", [Note "<Up>", Note "<C-p>"];
    NoteRowDown, "note-row-down", Note, "下移一行", "Down a row", [Note "<Down>", Note "<C-n>"];
}
