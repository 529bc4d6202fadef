//! Units and classifiers behind a number.

/// What a number counts or measures in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Unit {
    /// The unit's name; synonyms (公里, 千米, km) have one name.
    pub name: &'static str,
    /// Whether it carries meaning or only counts.
    pub kind: UnitKind,
}

/// Whether a unit may be left out without the number becoming another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// Money, time, length, share: part of what was said.
    Measure,
    /// 个, 项, 种: a classifier, which grammar asks for.
    Classifier,
}

/// Measures as written, with the name that they share.
const MEASURES: &[(&str, &str)] = &[
    ("个百分点", "百分点"),
    ("百分点", "百分点"),
    ("%", "%"),
    ("‰", "‰"),
    ("元人民币", "元"),
    ("人民币", "元"),
    ("块钱", "元"),
    ("元", "元"),
    ("美元", "美元"),
    ("美金", "美元"),
    ("欧元", "欧元"),
    ("日元", "日元"),
    ("英镑", "英镑"),
    ("港元", "港元"),
    ("卢布", "卢布"),
    ("韩元", "韩元"),
    ("银元", "银元"),
    ("两白银", "两白银"),
    ("两银", "两白银"),
    ("年代", "年代"),
    ("年", "年"),
    ("个月", "个月"),
    ("月份", "月"),
    ("月", "月"),
    ("日", "日"),
    ("号", "日"),
    ("天", "天"),
    ("周", "周"),
    ("个星期", "周"),
    ("星期", "周"),
    ("世纪", "世纪"),
    ("岁", "岁"),
    ("周岁", "岁"),
    ("周年", "周年"),
    ("个小时", "小时"),
    ("小时", "小时"),
    ("分钟", "分钟"),
    ("秒", "秒"),
    ("季度", "季度"),
    ("平方公里", "平方公里"),
    ("平方千米", "平方公里"),
    ("平方米", "平方米"),
    ("立方米", "立方米"),
    ("公里", "公里"),
    ("千米", "公里"),
    ("km", "公里"),
    ("海里", "海里"),
    ("厘米", "厘米"),
    ("毫米", "毫米"),
    ("纳米", "纳米"),
    ("nm", "纳米"),
    ("米", "米"),
    ("公顷", "公顷"),
    ("亩", "亩"),
    ("公斤", "公斤"),
    ("千克", "公斤"),
    ("kg", "公斤"),
    ("吨", "吨"),
    ("克", "克"),
    ("斤", "斤"),
    ("千瓦时", "千瓦时"),
    ("千瓦", "千瓦"),
    ("度", "度"),
    ("℃", "度"),
    ("°c", "度"),
    ("摄氏度", "度"),
    ("升", "升"),
    ("毫升", "毫升"),
    ("毫克", "毫克"),
    ("微米", "微米"),
    ("英里", "英里"),
    ("里", "里"),
    ("赫兹", "赫兹"),
    ("瓦", "瓦"),
    ("兆瓦", "兆瓦"),
    ("倍", "倍"),
    ("人", "人"),
    ("名", "人"),
    ("户", "户"),
    ("卷", "卷"),
    ("章", "章"),
    ("节", "节"),
    ("页", "页"),
    ("期", "期"),
    ("版", "版"),
    ("g", "g"),
    ("级", "级"),
    ("届", "届"),
    ("次", "次"),
    ("成", "成"),
    ("点", "点"),
    ("代", "代"),
];

/// Classifiers.
const CLASSIFIERS: &[&str] = &[
    "个", "项", "种", "类", "条", "位", "家", "所", "张", "件", "份", "篇", "座", "层", "大", "只",
    "台", "艘", "架", "颗", "批", "轮",
];

/// The unit at the beginning of `chars` with the number of its characters: the longest that fits.
pub(super) fn read(chars: &[char]) -> Option<(Unit, usize)> {
    let fits = |name: &str| {
        name.chars().zip(chars).filter(|(a, b)| a == *b).count() == name.chars().count()
    };
    let measures = MEASURES
        .iter()
        .filter(|(written, _)| fits(written))
        .map(|(written, name)| (Unit { name, kind: UnitKind::Measure }, written.chars().count()));
    let classifiers = CLASSIFIERS
        .iter()
        .filter(|name| fits(name))
        .map(|name| (Unit { name, kind: UnitKind::Classifier }, name.chars().count()));
    measures.chain(classifiers).max_by_key(|(_, length)| *length)
}
