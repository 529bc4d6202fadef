//! A screen of a reader with a document: keys go in as a person types them, text comes out.

use std::fmt::Write as _;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::layout::Rect;
use wengu::app::App;
use wengu::app::Effect;
use wengu::app::Message;
use wengu::app::Opened;
use wengu::app::Size;
use wengu::app::opened::Source;
use wengu::config::Interface;
use wengu::config::load::Config;
use wengu::document::Document;
use wengu::document::block::Block;
use wengu::document::block::BlockKind;
use wengu::document::footnote::Footnote;
use wengu::document::footnote::FootnoteId;
use wengu::document::front::FrontRole;
use wengu::document::inline::RichText;
use wengu::keymap::chord;
use wengu::schedule::Timestamp;
use wengu::text::grapheme;
use wengu::tui::view;

/// A reader with what it has drawn last.
pub(crate) struct Screen {
    /// The reader.
    pub(crate) app: App,
    /// What the outside was asked to do, in order.
    pub(crate) effects: Vec<Effect>,
    /// What the clock says.
    pub(crate) now: Timestamp,
    size: Size,
}

impl Screen {
    /// A reader of this size with `document`.
    pub(crate) fn new(columns: u16, rows: u16, document: Document) -> Self {
        let size = Size { columns, rows };
        let app = App::new(Config::default(), Interface::Zh, size);
        let mut screen = Self { app, effects: Vec::new(), now: Timestamp::default(), size };
        screen.send(Message::Opened(Box::new(Opened {
            source: Source::Seed("article".to_owned()),
            name: "article".to_owned(),
            document: Arc::new(document),
        })));
        screen
    }

    /// Something happens.
    pub(crate) fn send(&mut self, message: Message) {
        if let Message::Resized(size) = &message {
            self.size = *size;
        }
        let effects = self.app.update(message, self.now);
        self.effects.extend(effects);
    }

    /// Keys are typed, as written in a keymap.
    pub(crate) fn keys(&mut self, written: &str) -> &mut Self {
        let keys = if written.is_empty() { Vec::new() } else { chord::parse(written).unwrap() };
        for key in keys {
            self.send(Message::Key(key));
        }
        self
    }

    /// The screen as a buffer, with the cursor's place.
    pub(crate) fn buffer(&self) -> (Buffer, Option<Position>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.columns, self.size.rows));
        let cursor = view::draw(&self.app, &mut buffer);
        (buffer, cursor)
    }

    /// The rows of the screen, without the blanks at their ends.
    pub(crate) fn rows(&self) -> Vec<String> {
        let (buffer, _) = self.buffer();
        (0..self.size.rows)
            .map(|y| {
                let mut row = String::new();
                let mut x = 0;
                while x < self.size.columns {
                    let symbol = buffer.cell(Position { x, y }).unwrap().symbol();
                    row.push_str(symbol);
                    x += u16::try_from(grapheme::width(symbol).0.max(1)).unwrap();
                }
                row.trim_end().to_owned()
            })
            .collect()
    }

    /// The rows of the text pane, without the blanks at their ends.
    pub(crate) fn rows_of_text(&self) -> Vec<String> {
        let area = self.app.areas().unwrap().text;
        self.rows()[usize::from(area.y)..usize::from(area.y + area.height)].to_vec()
    }

    /// The row that the cursor stands in, without the blanks around it.
    pub(crate) fn row_of_cursor(&self) -> String {
        let y = self.buffer().1.unwrap().y;
        self.rows()[usize::from(y)].trim().to_owned()
    }

    /// The screen as text, with the cursor's place below it.
    pub(crate) fn text(&self) -> String {
        let mut text = self.rows().join("\n");
        match self.buffer().1 {
            Some(Position { x, y }) => write!(text, "\n[{x},{y}]").unwrap(),
            None => text.push_str("\n[no cursor]"),
        }
        text
    }
}

impl Screen {
    /// The labels of the notes that the reader says are on the page.
    pub(crate) fn notes_shown(&self) -> Vec<String> {
        self.app.notes_on_page().map(str::to_owned).collect()
    }

    /// The labels of the marks in the text pane's part of the screen, in order; what
    /// [`Self::notes_shown`] says where the text is covered or cannot be seen.
    pub(crate) fn notes_whose_marks_are_shown(&self) -> Vec<String> {
        let Some(areas) = self.app.areas().filter(|_| self.app.is_text_in_sight()) else {
            return self.notes_shown();
        };
        let (buffer, _) = self.buffer();
        let mut marks: Vec<String> = Vec::new();
        for y in areas.column.y..areas.column.y + areas.column.height {
            for x in areas.column.x..areas.column.x + areas.column.width {
                let symbol = buffer.cell(Position { x, y }).unwrap().symbol();
                if matches!(symbol.chars().next(), Some('①'..='⑳')) {
                    marks.push(symbol.to_owned());
                }
            }
        }
        marks
    }
}

/// A small article: a title, two levels of headings, paragraphs with marks, five notes, a long one
/// among them, and a mark without a note.
pub(crate) fn article() -> Document {
    let heading = |level, text: &str| Block::new(BlockKind::Heading { level }, text);
    let front = |role, text: &str| Block::new(BlockKind::Front(role), text);
    let mut document = Document {
        blocks: vec![
            front(FrontRole::Title, "温故知新：古人读书的次第"),
            front(FrontRole::Authors, "顾言"),
            paragraph("读书有先后，如行路有远近。本文先说次第，再说方法，末了说所以要温习的道理。"),
            heading(1, "一、为学之序"),
            paragraph(
                "古人说“学而时习之”，{①}又说“温故而知新”，{②}可见学与习不能分开。初学的人往往贪多，今天翻一卷，明天换一卷，到头来一卷也说不清楚。",
            ),
            heading(2, "（一）目录之学"),
            paragraph(
                "第一，先看目录。目录是一部书的门户，门户不清，入室便迷路。{③}看目录要问三件事：这部书分几部分，每部分说什么，前后怎样相承。",
            ),
            paragraph("第二，再看序跋。序跋说明著书的缘起，也常常说出作者自己最看重的地方。"),
            heading(2, "（二）校勘之学"),
            paragraph(
                "第三，校勘文字。一字之差，意思可以全反；校勘的工夫看似琐碎，却是立论的根基。{④}没有校勘，引文就靠不住。",
            ),
            heading(1, "二、读书之法"),
            paragraph(
                "方法无非三条：精读、略读、重读。精读求其深，略读求其广，重读求其熟。{⑤}三者轮换，才不至于偏废。",
            ),
            paragraph(
                "有人问，重读岂不费时？其实不然。第二遍读得快，第三遍更快；而每一遍都会看见上一遍没有看见的东西。{⑥}",
            ),
            paragraph(
                "所以温故不是把旧书再翻一遍，而是带着新的问题回到旧的文字里去。问题新了，文字也就新了。",
            ),
        ],
        footnotes: vec![
            note("①", "《论语·学而》。"),
            note("②", "《论语·为政》。"),
            note(
                "③",
                "关于目录与门径的比喻，历代说法很多，大意都以为不通目录便不得其门而入；这里只取其意，不具引原文，读者可以参看各家书目的叙录，并与本文第二节所说的方法相互印证，看看哪些话今天仍然有用。",
            ),
            note("④", "校勘的四种方法，通称对校、本校、他校、理校。"),
            note("⑤", "三种读法的分别，是就用力的多少说的。"),
        ],
        ..Document::default()
    };
    document.front.title = Some("温故知新：古人读书的次第".to_owned());
    document
}

fn note(label: &str, text: &str) -> Footnote {
    Footnote { label: label.to_owned(), page: None, paragraphs: vec![RichText::plain(text)] }
}

/// A paragraph whose marks are written in braces; ⑥ has no note.
fn paragraph(written: &str) -> Block {
    let mut text = RichText::default();
    for part in written.split(['{', '}']) {
        match "①②③④⑤⑥".chars().position(|mark| part == mark.to_string()) {
            Some(5) => text.push_ref(part, Vec::new()),
            Some(index) => text.push_ref(part, vec![FootnoteId::new(index)]),
            None => text.push_str(part),
        }
    }
    Block::new(BlockKind::Paragraph, text)
}
