//! Grades as a person would set them, a table for each kind of answer.

use super::Verdict::{Partial, Right, Wrong};
use super::*;

/// Expected, typed, grade.
type Row = (&'static str, &'static str, Verdict);

fn hold(rows: &[Row]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(expected, typed, verdict)| {
            let graded = grade(expected, typed, &[]);
            (graded.verdict != *verdict).then(|| {
                format!("{expected} | {typed}: {:?}, a person says {verdict:?}", graded.verdict)
            })
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn width_punctuation_and_case_do_not_count() {
    hold(&[
        ("数字鸿沟", "数字鸿沟", Right),
        ("“数字鸿沟”", "数字鸿沟", Right),
        ("数字鸿沟", "「数字鸿沟」。", Right),
        ("《文心雕龙》", "文心雕龙", Right),
        ("2022年", "２０２２年", Right),
        ("4K电视", "４k电视", Right),
        ("DNA测序", "dna 测序", Right),
        ("碳达峰、碳中和", "碳达峰,碳中和", Right),
        ("知与行", "知 与 行", Right),
        ("人－机协同", "人机协同", Right),
    ]);
}

#[test]
fn traditional_characters_count_as_simplified() {
    hold(&[
        ("乡村振兴战略", "鄉村振興戰略", Right),
        ("后现代主义", "後現代主義", Right),
        ("气候变化", "氣候變化", Right),
        ("于无声处", "於無聲處", Right),
        ("台湾问题", "臺灣問題", Right),
        ("里程碑", "里程碑", Right),
        ("国内生产总值", "國內生產總值", Right),
        ("征税", "徵稅", Right),
    ]);
}

#[test]
fn numerals_count_by_their_value() {
    hold(&[
        ("9年", "九年", Right),
        ("九年", "9年", Right),
        ("五个方面的矛盾", "5个方面的矛盾", Right),
        ("两个阶段", "2个阶段", Right),
        ("第三次浪潮", "第3次浪潮", Right),
        ("4500亿元", "4,500亿元", Right),
        ("4500亿元", "四千五百亿元", Right),
        ("4500亿元", "0.45万亿元", Right),
        ("12.5%", "百分之十二点五", Right),
        ("12.5%", "12.5％", Right),
        ("1978年", "一九七八年", Right),
        ("1978年12月18日", "1978-12-18", Right),
        ("1978年12月18日", "一九七八年十二月十八日", Right),
        ("1978年12月18日", "1978年12月18号", Right),
        ("10%至15%", "10%到15%", Right),
        ("10%至15%", "10%-15%", Right),
        ("10%至15%", "10～15%", Right),
        ("三分之一", "1/3", Right),
        ("第十三届", "第13届", Right),
    ]);
}

#[test]
fn another_number_or_unit_is_wrong() {
    hold(&[
        ("4500亿元", "4500万元", Wrong),
        ("4500亿元", "4500亿美元", Wrong),
        ("4500亿元", "4600亿元", Wrong),
        ("4500亿元", "450亿元", Wrong),
        ("12.5%", "15.2%", Wrong),
        ("12.5%", "12.5倍", Wrong),
        ("12.5%", "1.25%", Wrong),
        ("1978年", "1987年", Wrong),
        ("1978年12月18日", "1978年11月18日", Wrong),
        ("1978年12月18日", "1978年12月8日", Wrong),
        ("9年", "9个月", Wrong),
        ("9年", "8年", Wrong),
        ("10%至15%", "10%至50%", Wrong),
        ("十四五规划", "十三五规划", Wrong),
        ("十八届三中全会", "十八届四中全会", Wrong),
        ("三个阶段", "四个阶段", Wrong),
        ("4G网络", "3G网络", Wrong),
        ("第二大", "第三大", Wrong),
        ("二十一世纪", "二十世纪", Wrong),
        ("9年", "9年或10年", Wrong),
        ("9年", "9年、10年", Wrong),
        ("9年", "不到9年", Wrong),
        ("同比增长12.5%", "同比增长15.2%", Wrong),
        ("1978年召开的大会", "1979年召开的大会", Wrong),
    ]);
}

#[test]
fn a_number_without_its_unit_or_with_a_part_of_a_date_is_partial() {
    hold(&[
        ("4500亿元", "4500亿", Partial),
        ("4500亿元", "4500", Partial),
        ("12.5%", "12.5", Partial),
        ("9年", "9", Partial),
        ("1978年", "1978", Partial),
        ("1978年12月18日", "1978年12月", Partial),
        ("1978年12月18日", "12月18日", Partial),
        ("10%至15%", "15%", Partial),
        ("30公里", "30", Partial),
    ]);
}

#[test]
fn a_figure_among_other_words_counts() {
    hold(&[
        ("12.5%", "增长12.5%", Right),
        ("9年", "连续9年", Right),
        ("9年", "大约是9年吧", Right),
        ("1978年", "公元1978年", Right),
    ]);
}

#[test]
fn pinyin_of_the_whole_is_right_and_of_a_part_partial() {
    hold(&[
        ("碳中和", "tanzhonghe", Right),
        ("碳中和", "tàn zhōng hé", Right),
        ("碳中和", "tan4zhong1he2", Right),
        ("碳中和", "Tan Zhonghe", Right),
        ("绿色发展", "lvse fazhan", Right),
        ("绿色发展", "lüse fazhan", Right),
        ("银行业务", "yinhang yewu", Right),
        ("西安事变", "xi'an shibian", Right),
        ("碳中和", "碳zhonghe", Right),
        ("“双碳”目标", "shuangtan mubiao", Right),
        ("碳交易市场", "jiaoyi shichang", Partial),
        ("生态文明建设", "shengtai wenming", Partial),
        ("生态文明建设", "jianshe", Wrong),
        ("碳中和", "tandafeng", Wrong),
        ("外向型", "neixiangxing", Wrong),
        ("非对称", "duichen", Wrong),
        ("发展、安全、治理", "zhili、fazhan、anquan", Right),
        ("发展、安全、治理", "fazhan anquan", Partial),
    ]);
}

#[test]
fn slips_of_the_same_sound_count_by_their_number() {
    hold(&[
        ("因地制宜", "因地制益", Right),
        ("供给侧改革", "供给测改革", Right),
        ("统筹兼顾", "统愁兼顾", Right),
        ("鸿沟", "洪沟", Partial),
        ("碳中和", "炭中和", Partial),
        ("因地制宜", "因的制益", Partial),
        ("供给侧结构性改革", "供给测结够性改革", Partial),
    ]);
}

#[test]
fn a_wrong_character_of_another_sound_is_partial_in_a_long_answer_alone() {
    hold(&[
        ("因地制宜", "因时制宜", Partial),
        ("供给侧结构性改革", "供给侧结构化改革", Partial),
        ("生态红线", "生态黑线", Partial),
        ("鸿沟", "壕沟", Wrong),
        ("碳中和", "碳平和", Wrong),
        ("中美关系", "中俄关系", Wrong),
        ("对内开放", "对外开放", Wrong),
    ]);
}

#[test]
fn the_order_of_a_set_does_not_count_and_that_of_steps_does() {
    hold(&[
        ("政府、市场、社会", "社会、市场、政府", Right),
        ("政府、市场、社会", "社会，政府，市场", Right),
        ("政府、市场、社会", "社会 政府 市场", Right),
        ("政府、市场和社会", "社会、政府和市场", Right),
        ("政府和市场", "市场和政府", Right),
        ("政府与市场", "市场、政府", Right),
        ("政府、市场、社会", "市场社会政府", Right),
        ("面向农村、面向基层、面向边疆", "农村、边疆、基层", Right),
        ("农业现代化、工业现代化", "工业、农业现代化", Right),
        ("1.立项 2.研究 3.验收", "1.立项 2.研究 3.验收", Right),
        ("1.立项 2.研究 3.验收", "立项、研究、验收", Right),
        ("1.立项 2.研究 3.验收", "研究、立项、验收", Wrong),
        ("第一步立项，第二步验收", "第一步验收，第二步立项", Wrong),
        ("先试点后推广", "先推广后试点", Wrong),
        ("从沿海到内地", "从内地到沿海", Wrong),
        ("由点到面", "由面到点", Wrong),
        ("以改革促发展", "以发展促改革", Wrong),
        ("教育是科技的基础", "科技是教育的基础", Wrong),
    ]);
}

#[test]
fn items_missing_or_too_many_are_counted() {
    hold(&[
        ("水、土、气、生", "水、土、气", Partial),
        ("水、土、气、生", "水、土", Partial),
        ("水、土、气、生", "水", Wrong),
        ("教育公平、医疗公平、就业公平", "教育公平、医疗公平", Partial),
        ("教育公平、医疗公平、就业公平", "教育公平", Wrong),
        ("教育公平、医疗公平、就业公平", "教育公平、医疗公平、就业公平、住房公平", Partial),
        ("教育公平、医疗公平、就业公平", "就业公平、医疗公平、养老公平", Partial),
        ("教育公平、医疗公平", "养老公平、住房公平", Wrong),
        ("教育公平", "教育公平、医疗公平", Partial),
        ("教育公平", "医疗公平", Wrong),
        ("低速增长、高度依赖", "高速增长、低度依赖", Wrong),
        ("增长3%、下降5%", "增长5%、下降3%", Wrong),
    ]);
}

#[test]
fn words_missing_are_partial_unless_they_say_nothing() {
    hold(&[
        ("推动基层治理的现代化", "推动基层治理现代化", Right),
        ("是文化传承的载体", "文化传承的载体", Right),
        ("在改革中发展", "改革中发展", Right),
        ("要坚持系统观念", "坚持系统观念", Right),
        ("激发企业主体的活力", "激发企业的活力", Right),
        ("农村集体经济组织", "集体经济组织", Partial),
        ("农村集体经济组织", "农村经济组织", Partial),
        ("农村集体经济组织", "组织", Wrong),
        ("基层治理存在明显短板", "基层治理存在短板", Partial),
        ("全面推进乡村振兴", "推进乡村振兴", Partial),
        ("全面推进乡村振兴", "乡村振兴", Partial),
        ("全面推进乡村振兴", "乡村", Wrong),
        ("数字鸿沟", "鸿沟", Partial),
    ]);
}

#[test]
fn official_names_may_be_short() {
    hold(&[
        ("党的十八大以来", "十八大以来", Right),
        ("党的十九届四中全会", "十九届四中全会", Right),
        ("中国共产党第十九次全国代表大会", "党的十九大", Right),
        ("中国共产党第十九次全国代表大会", "十九大", Right),
        ("中国共产党", "中共", Right),
        ("中共中央", "党中央", Right),
        ("习近平总书记", "习近平", Right),
        ("全国人民代表大会", "全国人大", Right),
        ("世界贸易组织", "世贸组织", Right),
        ("世界贸易组织", "WTO", Right),
        ("科学技术", "科技", Right),
        ("“一带一路”倡议", "一带一路", Right),
    ]);
}

#[test]
fn a_looser_word_of_the_same_meaning_is_partial() {
    hold(&[
        ("面临严峻挑战", "面对严峻挑战", Partial),
        ("人才队伍不足", "人才队伍短缺", Partial),
        ("提升治理效能", "提高治理效能", Partial),
        ("乡村建设的根基", "乡村建设的基础", Partial),
        ("短板", "不足", Partial),
        ("维护国家主权", "捍卫国家主权", Partial),
    ]);
}

#[test]
fn a_form_that_the_card_accepts_is_right() {
    let accept = ["非常需要完善".to_owned(), "IPCC".to_owned()];
    assert_eq!(grade("亟待健全", "非常需要完善", &accept).verdict, Right);
    assert_eq!(grade("政府间气候变化专门委员会", "ipcc", &accept).verdict, Right);
    assert_eq!(grade("亟待健全", "不需要完善", &accept).verdict, Wrong);
}

#[test]
fn an_opening_does_not_count_and_an_addition_does() {
    hold(&[
        ("数字鸿沟", "应该是数字鸿沟", Right),
        ("数字鸿沟", "答：数字鸿沟", Right),
        ("数字鸿沟", "我觉得是“数字鸿沟”吧", Right),
        ("数字鸿沟", "好像是数字鸿沟？", Right),
        ("数字鸿沟", "数字鸿沟问题", Right),
        ("数字鸿沟", "城乡数字鸿沟", Partial),
        ("数字鸿沟", "数字鸿沟和信息茧房", Partial),
        ("数字鸿沟", "数字鸿沟或者信息茧房", Wrong),
        ("数字鸿沟", "数字鸿沟还是信息茧房", Wrong),
    ]);
}

#[test]
fn nothing_and_something_else_are_wrong() {
    hold(&[
        ("数字鸿沟", "", Wrong),
        ("数字鸿沟", "   ", Wrong),
        ("数字鸿沟", "？", Wrong),
        ("数字鸿沟", "不知道", Wrong),
        ("数字鸿沟", "不记得了", Wrong),
        ("数字鸿沟", "忘记了。", Wrong),
        ("数字鸿沟", "想不起来", Wrong),
        ("数字鸿沟", "信息茧房", Wrong),
        ("数字鸿沟", "数字经济", Wrong),
        ("数字鸿沟", "经济", Wrong),
        ("绿色发展", "科学发展", Wrong),
        ("军事安全", "文化安全", Wrong),
        ("新发展理念", "新安全理念", Wrong),
    ]);
}

#[test]
fn the_opposite_is_wrong_however_near() {
    hold(&[
        ("任何人都不可能脱离社会而存在", "任何人都可能脱离社会而存在", Wrong),
        ("市场可以自发实现公平", "市场不可以自发实现公平", Wrong),
        ("公平是买不来的", "公平是买得来的", Wrong),
        ("没有公平就没有效率", "有公平就有效率", Wrong),
        ("尚未成熟", "已经成熟", Wrong),
        ("尚未成熟", "成熟", Wrong),
        ("无法有效衔接", "能够有效衔接", Wrong),
        ("非传统安全", "传统安全", Wrong),
        ("传统安全", "非传统安全", Wrong),
        ("对称", "不对称", Wrong),
        ("外向型经济", "内向型经济", Wrong),
        ("投资增加", "投资减少", Wrong),
        ("投资持续增长", "投资持续下降", Wrong),
        ("提高门槛", "降低门槛", Wrong),
        ("高端制造", "低端制造", Wrong),
        ("出口管制", "进口管制", Wrong),
        ("主动适应", "被动适应", Wrong),
        ("基础研究是应用研究的源头", "基础研究不是应用研究的源头", Wrong),
        ("基础研究是应用研究的源头", "基础研究是应用研究的源头，又不是应用研究的源头", Wrong),
        ("人才充足", "人才不足", Wrong),
        ("政府起主导作用", "政府不起主导作用", Wrong),
        ("依赖国外", "依赖国内", Wrong),
        ("强于对手", "弱于对手", Wrong),
    ]);
}

#[test]
fn words_that_only_look_like_a_negation_deny_nothing() {
    hold(&[
        ("矛盾不断出现", "矛盾出现", Partial),
        ("非常重要的支撑", "重要的支撑", Partial),
        ("不得不加强监管", "加强监管", Partial),
    ]);
}

#[test]
fn a_grading_says_what_is_missing_and_what_is_too_much() {
    let graded = grade("水源、土壤、空气", "土壤、阳光", &[]);
    assert_eq!(graded.missing, ["水源", "空气"]);
    assert_eq!(graded.extra, ["阳光"]);
    let graded = grade("农村集体经济", "集体经济", &[]);
    assert_eq!(graded.missing, ["农村"]);
    assert!((0.5..1.0).contains(&graded.score));
}
