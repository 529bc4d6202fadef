use super::*;

fn texts(html: &str) -> Vec<String> {
    import(html).0.blocks.iter().map(|block| block.text.as_str().to_owned()).collect()
}

const TEXT: &str = "这一段正文写得足够长，不会被当作题目或者作者来读。";

#[test]
fn a_mark_is_linked_by_its_address_and_the_way_back_is_no_text() {
    let html = format!(
        "<p>{TEXT}<sup><a href='#n1' id='r1'>*</a></sup>又<a href='#n2' id='r2'>*</a></p>
         <ol><li id='n1'>甲 <a href='#r1'>↩</a></li><li id='n2'><p>乙</p><p>丙 <a href='#r2'>↩</a></p></li></ol>"
    );
    let (document, warnings) = import(&html);
    let notes: Vec<_> =
        document.footnotes.iter().map(crate::document::footnote::Footnote::text).collect();
    assert_eq!(notes, ["甲", "乙\n丙"]);
    let refs = document.blocks[0].text.refs();
    assert_eq!((refs[0].notes[0].index(), refs[1].notes[0].index()), (0, 1));
    assert_eq!(refs[1].offset, TEXT.len() + 3);
    assert_eq!(document.blocks.len(), 1);
    assert!(warnings.is_empty());
}

#[test]
fn a_link_to_a_section_is_no_note() {
    let html = format!("<p>{TEXT}见<a href='#s'>一</a>。</p><h2 id='s'>一</h2><p>{TEXT}</p>");
    let (document, _) = import(&html);
    assert!(document.footnotes.is_empty());
    assert!(document.blocks[0].text.as_str().ends_with("见一。"));
}

#[test]
fn the_label_of_a_definition_is_no_text_of_it() {
    let html = format!(
        "<p>{TEXT}<a href='#n1' name='r1'>[1]</a></p><p><a name='n1' href='#r1'>[1]</a> 甲：《乙》</p>"
    );
    let (document, _) = import(&html);
    assert_eq!(document.footnotes[0].text(), "甲：《乙》");
    assert_eq!(document.footnotes[0].label, "[1]");
}

#[test]
fn navigation_scripts_and_hidden_text_are_left_out() {
    let html = format!(
        "<nav><a href='/'>首页</a></nav><div class='sidebar'>热门</div><script>x</script>
         <article><p>{TEXT}</p><p hidden>藏</p></article><footer>版权</footer>"
    );
    assert_eq!(texts(&html), [TEXT]);
}

#[test]
fn a_table_of_data_gives_rows_and_one_for_layout_its_text() {
    let html = format!("<table><tr><td><h2>一、节</h2><p>{TEXT}</p>
        <table><tr><th>地</th><th>深</th></tr><tr><td>东</td><td>12</td></tr></table></td></tr></table>");
    let (document, _) = import(&html);
    let rows: Vec<_> = document
        .blocks
        .iter()
        .filter(|block| matches!(block.kind, BlockKind::TableRow(_)))
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(rows, ["地\t深", "东\t12"]);
    assert_eq!(document.blocks[0].heading_level(), Some(1));
}

#[test]
fn white_space_with_a_line_end_is_nothing_between_han() {
    assert_eq!(texts("<p>温故\n  知新，this\nis</p>")[0], "温故知新，this is");
}

#[test]
fn ruby_keeps_its_reading() {
    let (document, _) =
        import("<p><ruby>山路<rp>(</rp><rt>やまみち</rt><rp>)</rp></ruby>を歩いた。</p>");
    let text = &document.blocks[0].text;
    assert_eq!(text.as_str(), "山路を歩いた。");
    assert_eq!(text.spans()[0].range, 0..6);
}

#[test]
fn deep_nesting_costs_neither_time_nor_stack() {
    let html = format!("{}<p>{TEXT}</p>", "<div>".repeat(100_000));
    assert_eq!(texts(&html), [TEXT]);
    let _ = import(&"<b></i>".repeat(20_000));
}

#[test]
fn the_declared_encoding_is_found_in_both_forms() {
    assert_eq!(declared_encoding(b"<meta charset=\"gb2312\">").as_deref(), Some("gb2312"));
    let old = b"<META http-equiv=Content-Type content='text/html; charset=big5'>";
    assert_eq!(declared_encoding(old).as_deref(), Some("big5"));
}

#[test]
fn an_article_without_paragraph_elements_is_found() {
    let prose = format!("{TEXT}<br><br>").repeat(20);
    let html = format!(
        "<body><div><p>登录后可以评论，请先阅读本站的评论规则，谢谢。</p></div>\
         <div id=\"all\"><div>{prose}</div></div></body>"
    );
    assert!(texts(&html).iter().all(|text| text == TEXT));
}

#[test]
fn links_are_no_prose() {
    let links = format!("<a href=\"/a\">{TEXT}</a> ").repeat(40);
    let prose = format!("<p>{TEXT}</p>").repeat(4);
    let html = format!("<body><div>{links}</div><div><div>{prose}</div></div></body>");
    assert_eq!(texts(&html), [TEXT; 4]);
}

#[test]
fn links_to_the_page_by_its_whole_address_are_marks() {
    let page = "https://example.org/渡口.html";
    let html = format!(
        "<link rel=canonical href={page}><p>{TEXT}<sup id=r1><a href=\"{page}#n1\">[1]</a></sup></p>\
         <ol><li id=n1><a href=\"{page}#r1\">^</a> 秦晓：《渡口账册》，第3页。</li></ol>"
    );
    let (document, _) = import(&html);
    assert_eq!(document.footnotes[0].text(), "秦晓：《渡口账册》，第3页。");
    assert_eq!(document.blocks[0].text.refs()[0].notes.len(), 1);
}

#[test]
fn a_note_in_another_file_of_a_book_may_have_the_name_of_its_mark() {
    let mark = |n| format!("{TEXT}<a id='n{n}' href='notes.xhtml#n{n}'>{n}</a>");
    let mut flow = Flow::default();
    read_chapter(&format!("<p>{}{}</p>", mark(1), mark(2)), "OPS/1.xhtml", None, &mut flow);
    let links = flow.blocks.iter().flat_map(|block| &block.links);
    let targets: Vec<_> = links.map(|link| link.target.as_str()).collect();
    assert_eq!(targets, ["OPS/notes.xhtml#n1", "OPS/notes.xhtml#n2"]);
}

/// The notes of a page and the text of its first block.
fn notes_and_first(html: &str) -> (Vec<String>, String) {
    let (document, _) = import(html);
    let marked = document.blocks.iter().flat_map(|block| block.text.refs());
    let notes =
        marked.flat_map(|mark| &mark.notes).map(|note| document.footnotes[note.index()].text());
    (notes.collect(), document.blocks[0].text.as_str().to_owned())
}

#[test]
fn a_note_at_its_mark_is_taken_out_of_the_text() {
    let margin =
        format!("<p>{TEXT}<label for='a'></label><span class='sidenote'>甲。</span>又一句。</p>");
    let latex = format!(
        "<p>{TEXT}<span class='ltx_note ltx_role_footnote'><sup class='ltx_note_mark'>7</sup>
         <span class='ltx_note_content'><sup class='ltx_note_mark'>7</sup><span class='ltx_tag_note'>7</span>甲。
         </span></span>又一句。</p>"
    );
    for html in [margin, latex] {
        assert_eq!(notes_and_first(&html), (vec!["甲。".to_owned()], format!("{TEXT}又一句。")));
    }
}

#[test]
fn a_label_alone_in_its_line_stands_for_what_follows_it() {
    let html = format!(
        "<p>{TEXT}<a href='#n1' id='r1'>1</a><a href='#n2' id='r2'>2</a></p>
         <div class='note'><a id='n1' href='#r1'>1</a><div><p>甲。</p><p>乙。</p></div></div>
         <div class='note'><a id='n2' href='#r2'>2</a><div><p>丙。</p></div></div>"
    );
    assert_eq!(notes_and_first(&html).0, ["甲。\n乙。", "丙。"]);
}

#[test]
fn lines_that_begin_with_labels_of_their_own_are_notes_each() {
    let html = format!(
        "<div>{TEXT}<a href='#n1' name='r1'>[1]</a><a href='#n2' name='r2'>[2]</a><br><br>
         <a name='n1' href='#r1'>[1]</a> 甲。<br><a name='n2' href='#r2'>[2]</a> 乙。<br></div>"
    );
    assert_eq!(notes_and_first(&html).0, ["甲。", "乙。"]);
}

#[test]
fn a_link_to_what_bears_its_label_is_a_mark_without_a_way_back() {
    let html = format!(
        "<p>{TEXT}<a href='#n1'><sup>1</sup></a>又见<a href='#s'>2</a>。</p>
         <h2 id='s'>2 一节</h2><p>{TEXT}</p><div id='n1'><span><sup>1</sup></span><p>甲。</p></div>"
    );
    assert_eq!(notes_and_first(&html), (vec!["甲。".to_owned()], format!("{TEXT}又见2。")));
}

#[test]
fn brackets_and_dots_around_a_label_go_with_it() {
    for label in ["[<a href='#r1'>1</a>]", "<a href='#r1'>1</a>.", "（<a href='#r1'>1</a>）"] {
        let html =
            format!("<p>{TEXT}<a href='#n1' id='r1'>1</a></p><div id='n1'>{label} 甲。</div>");
        assert_eq!(notes_and_first(&html).0, ["甲。"], "{label}");
    }
}

#[test]
fn the_sign_of_a_heading_s_own_address_is_no_text() {
    let html =
        format!("<h1>题</h1><p>{TEXT}</p><h2 id='a'>一、节<a href='#a'>¶</a></h2><p>{TEXT}</p>");
    assert!(texts(&html).contains(&"一、节".to_owned()));
}

#[test]
fn a_picture_that_is_a_mark_becomes_a_number_and_the_sign_of_the_way_back_goes() {
    let html = format!(
        "<p>{TEXT}<a epub:type='noteref' id='r1' href='#n1'><img alt='' src='note.png'></a></p>
         <ol><li id='n1'><p><a href='#r1'>◎</a>甲。</p></li></ol>"
    );
    assert_eq!(notes_and_first(&html).0, ["甲。"]);
    assert_eq!(import(&html).0.footnotes[0].label, "1");
}

#[test]
fn a_sign_that_marks_no_note_is_none() {
    let html = format!(
        "<p>{TEXT}<a href='#c1'>@</a><a href='#c1'>©</a></p><p id='c1'>@ 答一位读者：{TEXT}</p>"
    );
    assert!(import(&html).0.footnotes.is_empty());
}
