//! `wengu doctor` where there is no terminal to ask.

use crate::program::Place;

#[test]
fn without_a_terminal_the_doctor_says_so_and_looks_at_the_rest() {
    let place = Place::new();
    let run = place.run(&["doctor"]);
    assert!(run.text().contains("standard output is not a terminal"), "{}", run.out);
    assert!(place.run(&["doctor", "--lang", "zh"]).text().contains("标准输出不是终端"));
    assert!(place.names().is_empty(), "looking leaves nothing behind: {:?}", place.names());
}

#[test]
fn the_data_folder_that_cannot_be_made_is_told_with_what_to_change() {
    let place = Place::new();
    let in_the_way = place.file("data", "");
    let found = place.run(&["doctor", "--json", "--data", &in_the_way]).json();
    assert_eq!(found["data"]["writable"], false, "{found}");
    assert!(found["advice"][0]["change"].as_str().unwrap().contains("--data"), "{found}");
    let good = place.run(&["doctor", "--json"]).json();
    assert_eq!((&good["data"]["writable"], &good["data"]["exists"]), (&true.into(), &false.into()));
    assert!(good["terminal"].is_null() && good["advice"].as_array().unwrap().is_empty(), "{good}");
}

#[test]
fn a_locale_without_utf_8_is_told() {
    let output = Place::new().command(&["doctor"]).env("LC_ALL", "zh_CN.GB18030").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("地区设置不是 UTF-8"), "{text}");
}
