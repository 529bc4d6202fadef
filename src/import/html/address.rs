//! Links of a saved page to itself: browsers write `#note` as the whole address of the page.

use std::collections::HashMap;
use std::collections::HashSet;

use super::page::Node;

/// A page that says nothing of its own address is known by this many links into itself.
const ENOUGH: usize = 2;

/// Makes `https://site/page#id` to `#id` where that is the page itself: by the address that it says
/// it has, else by where most links with a fragment that this page has lead.
pub(super) fn shorten_own(nodes: &mut [Node]) {
    let Some(own) = own_address(nodes) else { return };
    let links = nodes.iter_mut().filter(|node| node.name == "a").flat_map(|a| &mut a.attributes);
    for (_, value) in links.filter(|(name, _)| name == "href") {
        if let Some((page, fragment)) = value.split_once('#')
            && page == own
        {
            *value = format!("#{fragment}");
        }
    }
}

/// The address of the page without a fragment; `None` where nothing in it links to itself.
fn own_address(nodes: &[Node]) -> Option<String> {
    let ids: HashSet<&str> = nodes.iter().filter_map(|node| node.get("id")).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for link in nodes.iter().filter(|node| node.name == "a") {
        if let Some((page, fragment)) = link.get("href").and_then(|href| href.split_once('#'))
            && !page.is_empty()
            && ids.contains(super::element::percent_decoded(fragment).as_str())
        {
            *counts.entry(page).or_default() += 1;
        }
    }
    let said = nodes.iter().filter_map(said_address).find(|address| counts.contains_key(address));
    let most = || {
        let (page, count) = counts.iter().max_by_key(|(page, count)| (**count, **page))?;
        (*count >= ENOUGH).then_some(*page)
    };
    said.or_else(most).map(str::to_owned)
}

/// The address that an element of the head says the page has.
fn said_address(node: &Node) -> Option<&str> {
    match node.name.as_str() {
        "link" if node.has("rel", "canonical") => node.get("href"),
        "meta" if node.has("property", "og:url") => node.get("content"),
        _ => None,
    }
}
