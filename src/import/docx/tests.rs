use std::io::Cursor;
use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::document::block::Block;
use crate::document::block::RowRole;
use crate::document::front::FrontRole;
use crate::document::inline::SpanKind;

const RELATIONS: &str = "<Relationships>
<Relationship Id='r1' Type='http://x/styles' Target='styles.xml'/>
<Relationship Id='r2' Type='http://x/numbering' Target='/word/numbering.xml'/>
<Relationship Id='r3' Type='http://x/footnotes' Target='footnotes.xml'/>
<Relationship Id='r4' Type='http://x/endnotes' Target='endnotes.xml'/>
<Relationship Id='r5' Type='http://x/comments' Target='comments.xml'/>
<Relationship Id='r6' Type='http://x/settings' Target='settings.xml'/>
<Relationship Id='r9' Type='http://x/hyperlink' Target='http://example.org/a' TargetMode='External'/>
<Relationship Id='r10' Type='http://x/image' Target='media/image1.png'/>
</Relationships>";

const STYLES: &str = "<w:styles>
<w:style w:type='paragraph' w:styleId='a' w:default='1'><w:name w:val='Normal'/></w:style>
<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/></w:style>
<w:style w:type='paragraph' w:styleId='2'><w:name w:val='标题 2'/></w:style>
<w:style w:type='paragraph' w:styleId='a3'><w:name w:val='Title'/></w:style>
<w:style w:type='paragraph' w:styleId='n1'><w:name w:val='节'/><w:basedOn w:val='1'/>
<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>
<w:style w:type='character' w:styleId='s'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>";

const NUMBERING: &str = "<w:numbering><w:abstractNum w:abstractNumId='0'>
<w:lvl w:ilvl='0'><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId='1'>
<w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/><w:lvlText w:val='(%1)'/></w:lvl>
<w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/><w:lvlText w:val='&#xF0B7;'/></w:lvl></w:abstractNum>
<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>
<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num></w:numbering>";

const NOTES: &str = "<w:footnotes><w:footnote w:type='separator' w:id='0'><w:p><w:r><w:t>——</w:t></w:r>
</w:p></w:footnote><w:footnote w:id='20'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> 见账册。</w:t>
</w:r></w:p></w:footnote><w:footnote w:id='21'><w:sdt><w:sdtContent><w:p><w:r><w:t>*作者注。</w:t></w:r>
</w:p></w:sdtContent></w:sdt></w:footnote></w:footnotes>";

const ENDNOTES: &str =
    "<w:endnotes><w:endnote w:id='1'><w:p><w:r><w:t>尾注。</w:t></w:r></w:p></w:endnote>
</w:endnotes>";

const COMMENTS: &str =
    "<w:comments><w:comment w:id='0' w:initials='QX'><w:p><w:r><w:t>请核对。</w:t></w:r>
</w:p></w:comment></w:comments>";

/// The file with these paragraphs and so on in its body.
pub(super) fn file(body: &str) -> Vec<u8> {
    let document = format!(
        "\u{FEFF}<?xml version='1.0'?><w:document xmlns:w='http://purl.oclc.org/ooxml/w'><w:body>{body}\
         </w:body></w:document>"
    );
    let parts = [
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            "<Relationships><Relationship Id='a' Type='http://x/officeDocument' \
             Target='word/doc2.xml'/></Relationships>",
        ),
        ("word/doc2.xml", &document),
        ("word/_rels/doc2.xml.rels", RELATIONS),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/footnotes.xml", NOTES),
        ("word/endnotes.xml", ENDNOTES),
        ("word/comments.xml", COMMENTS),
        ("word/settings.xml", "<w:settings/>"),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(body: &str) -> (Document, Vec<Warning>) {
    import(&file(body), Watch::NOBODY).unwrap()
}

/// A sentence before everything, so that the first paragraph is not taken for a title.
const FIRST: &str =
    "<w:p><w:r><w:t>渡船每天来回六次，逢集的日子再加开两次，从不误点。</w:t></w:r></w:p>";

/// The blocks after [`FIRST`].
fn blocks(body: &str) -> Vec<Block> {
    read(&format!("{FIRST}{body}")).0.blocks.split_off(1)
}

fn texts(body: &str) -> Vec<String> {
    blocks(body).iter().map(|block| block.text.as_str().to_owned()).collect()
}

fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

#[test]
fn a_picture_is_its_words_or_the_name_of_its_file_and_leads_to_its_part() {
    let drawing = |words: &str| {
        format!(
            "<w:p><w:r><w:drawing><wp:inline><wp:docPr id='1' {words}/><a:graphic><a:blip \
             r:embed='r10'/></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )
    };
    let (document, _) =
        read(&format!("{FIRST}{}{}", drawing("descr='渡口'"), drawing("name='Picture 1'")));
    let pictures: Vec<_> = document.pictures().collect();
    let part = "word/media/image1.png";
    assert_eq!(pictures, [("渡口", part), ("image1.png", part)]);
}

#[test]
fn headings_are_known_by_the_names_of_their_styles() {
    let body = [styled("a3", "渡口"), FIRST.to_owned(), styled("1", "船"), styled("2", "人")];
    let (document, _) = read(&body.concat());
    assert_eq!(document.front.title.as_deref(), Some("渡口"));
    assert_eq!(document.blocks[2].heading_level(), Some(1));
    assert_eq!(document.blocks[3].heading_level(), Some(2));
}

#[test]
fn a_heading_alone_keeps_its_level() {
    assert_eq!(blocks(&styled("2", "人"))[0].heading_level(), Some(2));
}

#[test]
fn an_outline_level_of_the_paragraph_makes_it_a_heading() {
    let body = "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>船</w:t></w:r></w:p>";
    assert_eq!(blocks(body)[0].heading_level(), Some(1));
}

#[test]
fn a_large_initial_begins_the_paragraph_after_it() {
    let initial = "<w:p><w:pPr><w:framePr w:dropCap='drop' w:lines='3'/></w:pPr><w:r><w:t>渡</w:t></w:r></w:p>";
    assert_eq!(texts(&format!("{initial}<w:p>{}</w:p>", run("口重开。"))), ["渡口重开。"]);
}

#[test]
fn the_numbers_of_headings_are_printed_before_them() {
    assert_eq!(texts(&(styled("n1", "船") + &styled("n1", "人"))), ["一、船", "二、人"]);
}

#[test]
fn items_have_the_labels_that_word_shows() {
    let item = |level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='2'/></w:numPr></w:pPr>{}</w:p>",
            run(text)
        )
    };
    let found = blocks(&[item(0, "甲"), item(1, "乙"), item(0, "丙")].concat());
    let kinds = [(1, "(1)"), (2, "•"), (1, "(2)")]
        .map(|(depth, label)| BlockKind::ListItem { depth, label: label.to_owned() });
    assert_eq!(found.iter().map(|block| block.kind.clone()).collect::<Vec<_>>(), kinds);
}

#[test]
fn footnotes_endnotes_and_comments_are_linked() {
    let body = "<w:p><w:r><w:t>渡船</w:t></w:r><w:r><w:footnoteReference w:id='20'/></w:r>
<w:r><w:t>和</w:t></w:r><w:r><w:endnoteReference w:id='1'/></w:r><w:r><w:t>桥</w:t></w:r>
<w:r><w:commentReference w:id='0'/></w:r><w:r><w:t>。</w:t></w:r>
<w:r><w:footnoteReference w:customMarkFollows='1' w:id='21'/><w:t>*</w:t></w:r></w:p>";
    let (document, warnings) = read(body);
    let block = &document.blocks[0].text;
    assert_eq!(block.as_str(), "渡船和桥。");
    let marks: Vec<_> = block.refs().iter().map(|mark| mark.label.as_str()).collect();
    assert_eq!(marks, ["1", "i", "[QX1]", "*"]);
    let notes: Vec<_> = document.footnotes.iter().map(Footnote::text).collect();
    assert_eq!(notes, ["见账册。", "尾注。", "请核对。", "作者注。"]);
    assert_eq!(warnings, []);
}

#[test]
fn a_note_without_a_mark_is_kept_and_named() {
    let (document, warnings) = read(FIRST);
    assert_eq!(document.footnotes.len(), 4);
    assert!(warnings.iter().all(|warning| warning.kind == WarningKind::OrphanDefinition));
}

#[test]
fn a_mark_without_a_note_is_named() {
    let (_, warnings) =
        read("<w:p><w:r><w:t>渡船</w:t><w:footnoteReference w:id='99'/></w:r></w:p>");
    assert!(warnings.iter().any(|warning| warning.kind == WarningKind::OrphanReference));
}

#[test]
fn tracked_changes_are_accepted() {
    let body = "<w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>
<w:ins><w:r><w:t>丙</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>丁</w:t></w:r></w:moveFrom>
<w:moveTo><w:r><w:t>戊</w:t></w:r></w:moveTo></w:p>";
    assert_eq!(texts(body), ["甲丙戊"]);
}

#[test]
fn a_paragraph_whose_end_was_deleted_goes_on_in_the_next() {
    let body = "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>
<w:p><w:r><w:t>乙</w:t></w:r></w:p>";
    assert_eq!(texts(body), ["甲乙"]);
}

#[test]
fn a_text_box_is_read_once_and_after_its_paragraph() {
    let in_box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><w:t>甲</w:t><mc:AlternateContent><mc:Choice>{in_box}</mc:Choice>\
         <mc:Fallback>{in_box}</mc:Fallback></mc:AlternateContent><w:t>乙</w:t></w:r></w:p>{}",
        "<w:p><w:r><w:t>丙</w:t></w:r></w:p>"
    );
    assert_eq!(texts(&body), ["甲乙", "框", "丙"]);
}

#[test]
fn rows_of_a_table_are_parted_into_cells() {
    let cell = |text: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", run(text));
    let wide = "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p/></w:tc>";
    let body = format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}{}</w:tr><w:tr>{wide}{}</w:tr>\
         <w:tr><w:trPr><w:del/></w:trPr>{}</w:tr></w:tbl>",
        cell("月"),
        cell("次"),
        cell("注"),
        cell("无"),
        cell("删")
    );
    let found = blocks(&body);
    assert_eq!(found[0], Block::new(BlockKind::TableRow(RowRole::Header), "月\t次\t注"));
    assert_eq!(found[1], Block::new(BlockKind::TableRow(RowRole::Body), "\t\t无"));
    assert_eq!(found.len(), 2);
}

#[test]
fn looks_of_runs_are_markup_and_neighbours_are_one() {
    let bold = |text: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>");
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        run("甲"),
        bold("乙"),
        bold("丙"),
        "<w:r><w:rPr><w:rStyle w:val='s'/><w:b w:val='0'/></w:rPr><w:t>丁</w:t></w:r>"
    );
    let text = &blocks(&body)[0].text;
    assert_eq!(text.spans().len(), 1);
    assert_eq!((text.spans()[0].range.clone(), &text.spans()[0].kind), (3..9, &SpanKind::Strong));
}

#[test]
fn links_lead_to_their_addresses() {
    let field = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK \
                 \"http://example.org/b\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>";
    let body = format!(
        "<w:p><w:hyperlink r:id='r9'>{}</w:hyperlink>{field}{}<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
        run("甲"),
        run("乙")
    );
    let text = &blocks(&body)[0].text;
    let link = |address: &str| SpanKind::Link(address.to_owned());
    assert_eq!(text.as_str(), "甲乙");
    assert_eq!(text.spans()[0].kind, link("http://example.org/a"));
    assert_eq!(
        (text.spans()[1].range.clone(), &text.spans()[1].kind),
        (3..6, &link("http://example.org/b"))
    );
}

#[test]
fn a_table_of_contents_is_set_aside() {
    let body = format!(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>TOC \\o</w:instrText>\
         <w:fldChar w:fldCharType='separate'/><w:t>船 1</w:t></w:r></w:p>\
         <w:p><w:r><w:t>人 2</w:t></w:r></w:p>\
         <w:p><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>{}",
        styled("1", "船")
    );
    let (document, warnings) = read(&format!("{FIRST}{body}{FIRST}"));
    assert_eq!(document.blocks.len(), 3);
    let contents = warnings.iter().find(|w| w.kind == WarningKind::TableOfContents).unwrap();
    assert_eq!(contents.quote.as_deref(), Some("船 1\n人 2"));
}

#[test]
fn ruby_hyphens_breaks_and_symbols_are_read() {
    let body = "<w:p><w:r><w:ruby><w:rt><w:r><w:t>dù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>渡</w:t></w:r>
</w:rubyBase></w:ruby></w:r><w:r><w:t>口</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>a</w:t><w:br/>
<w:sym w:font='Symbol' w:char='F061'/></w:r></w:p>";
    let text = &blocks(body)[0].text;
    assert_eq!(text.as_str(), "渡口\u{2011}a\nα");
    assert_eq!(text.spans()[0].kind, SpanKind::Ruby("dù".to_owned()));
}

#[test]
fn hidden_text_is_left_out() {
    let body =
        "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r></w:p>";
    assert_eq!(texts(body), ["甲"]);
}

#[test]
fn the_words_for_a_picture_stand_in_its_place() {
    let body = "<w:p><w:r><w:drawing><wp:inline><wp:docPr descr='渡口的旧照片'/></wp:inline></w:drawing></w:r></w:p>";
    assert_eq!(texts(body), ["渡口的旧照片"]);
}

#[test]
fn a_title_in_the_properties_alone_is_not_believed() {
    let blocks = ["甲", "乙"].map(|text| Block::new(BlockKind::Paragraph, text)).into();
    let mut document = Document { blocks, ..Document::default() };
    front::read(&mut document, "<p><dc:title>模板</dc:title></p>");
    assert_eq!(document.front.title, None);
    front::read(&mut document, "<p><dc:title>乙</dc:title></p>");
    assert_eq!(document.blocks[0].kind, BlockKind::Front(FrontRole::Title));
}
