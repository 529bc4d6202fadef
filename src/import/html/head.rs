//! What the head of a page says of the article, and which part of its title is the article's.

use super::page::Node;
use super::page::Page;
use crate::document::front::FrontMatter;

/// What stands between the title of an article and the names of its site.
const SEPARATORS: [&str; 12] =
    [" - ", " | ", "_", " – ", " — ", "——", "--", "｜", " · ", " » ", " : ", "|"];

/// What the head says of the article.
pub(super) fn front(page: &Page) -> FrontMatter {
    FrontMatter {
        title: title(page),
        authors: metas(page, &["author", "citation_author", "dc.creator"]),
        keywords: metas(page, &["citation_keywords"]),
        ..FrontMatter::default()
    }
}

/// The title; where a heading of the page is a part of it, the rest is the site's.
fn title(page: &Page) -> Option<String> {
    let said = metas(page, &["citation_title", "og:title", "dc.title"]).into_iter().next();
    let title = said.or_else(|| page.find("title").map(|at| page.text(at)))?;
    let headings = page.nodes.iter().enumerate().filter_map(|(at, node)| Some((rank(node)?, at)));
    let within =
        headings.map(|(rank, at)| (rank, page.text(at))).filter(|(_, text)| is_part(text, &title));
    let best = within.max_by_key(|(rank, text)| (*rank, text.chars().count()));
    best.map(|(_, text)| text)
        .or_else(|| printed(page, &title))
        .or(Some(title))
        .filter(|title| !title.is_empty())
}

/// How likely it is that a page prints the article's title in this element, where it may.
fn rank(node: &Node) -> Option<u8> {
    let says_so = node.has("itemprop", "headline")
        || ["entry-title", "post-title", "article-title"].iter().any(|c| node.has("class", c));
    match node.name.as_str() {
        _ if says_so => Some(2),
        "h1" => Some(1),
        "h2" | "h3" => Some(0),
        _ => None,
    }
}

/// True for one of several words in the title, or all of it.
fn is_part(text: &str, title: &str) -> bool {
    let Some((before, after)) = title.split_once(text).filter(|_| !text.is_empty()) else {
        return false;
    };
    let ends = |c: char| !c.is_alphanumeric();
    before.chars().next_back().is_none_or(ends) && after.chars().next().is_none_or(ends)
}

/// The first words of the title, up to a separator, where a line of the page is the same.
fn printed(page: &Page, title: &str) -> Option<String> {
    let at = SEPARATORS.iter().filter_map(|separator| title.find(separator)).min()?;
    let first = title.get(..at)?.trim();
    let body = page.find("body")?;
    let mut lines = page.inside(body).map(|(_, node)| node.text.trim());
    lines.any(|line| line == first).then(|| first.to_owned()).filter(|first| !first.is_empty())
}

/// What the elements `meta` of these names say, in order.
fn metas(page: &Page, names: &[&str]) -> Vec<String> {
    let is_named = |node: &&Node| {
        node.name == "meta"
            && ["name", "property"]
                .iter()
                .any(|key| node.get(key).is_some_and(|value| names.contains(&value)))
    };
    let contents = page.nodes.iter().filter(is_named).filter_map(|node| node.get("content"));
    contents.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title_of(html: &str) -> Option<String> {
        title(&Page::read(html))
    }

    #[test]
    fn the_names_of_the_site_are_no_part_of_the_title() {
        let heading = "<title>渡口札记: 柳家渡的兴废</title><h1>渡口札记</h1>
            <h3 class='post-title entry-title'>柳家渡的兴废</h3>";
        assert_eq!(title_of(heading).as_deref(), Some("柳家渡的兴废"));
        let site =
            "<title>柳家渡 - 地方史研究所简报</title><h1>柳家渡</h1><h3>地方史研究所简报</h3>";
        assert_eq!(title_of(site).as_deref(), Some("柳家渡"));
        let number = "<title>[2101.00001] On Ferries</title><h1>On Ferries</h1>";
        assert_eq!(title_of(number).as_deref(), Some("On Ferries"));
        let line = "<title>柳家渡的兴废--某网</title><body><font><b>柳家渡的兴废</b></font>";
        assert_eq!(title_of(line).as_deref(), Some("柳家渡的兴废"));
    }

    #[test]
    fn a_heading_within_a_word_of_the_title_is_not_the_title() {
        let html = "<title>Ferrying on</title><h2>Ferry</h2>";
        assert_eq!(title_of(html).as_deref(), Some("Ferrying on"));
    }
}
