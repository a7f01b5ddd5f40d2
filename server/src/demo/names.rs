//! Synthetic names: places that exist, companies that do not.

/// A place of registration: country, first division, city in both scripts.
pub struct Place {
    /// Two-letter country.
    pub country: &'static str,
    /// First division.
    pub admin1: &'static str,
    /// City in the local script.
    pub city: &'static str,
    /// City in Latin letters.
    pub city_latin: &'static str,
}

const fn place(country: &'static str, admin1: &'static str, city: &'static str, city_latin: &'static str) -> Place {
    Place { country, admin1, city, city_latin }
}

/// Where the demo's suppliers are registered.
pub const PLACES: [Place; 20] = [
    place("CN", "广东", "东莞", "Dongguan"),
    place("CN", "广东", "深圳", "Shenzhen"),
    place("CN", "江苏", "苏州", "Suzhou"),
    place("CN", "浙江", "宁波", "Ningbo"),
    place("CN", "浙江", "杭州", "Hangzhou"),
    place("CN", "山东", "青岛", "Qingdao"),
    place("CN", "福建", "厦门", "Xiamen"),
    place("CN", "四川", "成都", "Chengdu"),
    place("CN", "上海", "上海", "Shanghai"),
    place("CN", "北京", "北京", "Beijing"),
    place("CN", "湖北", "武汉", "Wuhan"),
    place("CN", "河北", "保定", "Baoding"),
    place("CN", "广东", "佛山", "Foshan"),
    place("CN", "江苏", "无锡", "Wuxi"),
    place("HK", "Hong Kong", "香港", "Hong Kong"),
    place("VN", "Bình Dương", "Thủ Dầu Một", "Thu Dau Mot"),
    place("BD", "Dhaka", "Gazipur", "Gazipur"),
    place("IN", "Tamil Nadu", "Tiruppur", "Tiruppur"),
    place("TR", "İstanbul", "İstanbul", "Istanbul"),
    place("DE", "Bayern", "Nürnberg", "Nuremberg"),
];

const BRANDS: [(&str, &str); 24] = [
    ("灯塔", "Lantern"),
    ("青禾", "Qinghe"),
    ("远岸", "Farshore"),
    ("恒石", "Hengshi"),
    ("云杉", "Spruce"),
    ("朝露", "Morningdew"),
    ("南屿", "Southisle"),
    ("白鹭", "Egret"),
    ("金穗", "Goldear"),
    ("澄江", "Clearriver"),
    ("松间", "Pinegrove"),
    ("海拓", "Haituo"),
    ("晨曦", "Daybreak"),
    ("锦程", "Jincheng"),
    ("丰泽", "Fengze"),
    ("瑞林", "Ruilin"),
    ("山岚", "Mountainmist"),
    ("蓝湾", "Bluebay"),
    ("启明", "Qiming"),
    ("宏图", "Hongtu"),
    ("竹里", "Bambooway"),
    ("北辰", "Northstar"),
    ("众和", "Zhonghe"),
    ("天沐", "Tianmu"),
];

/// A trade: main category, its words in both scripts.
pub struct Trade {
    /// The main category.
    pub category: &'static str,
    zh: &'static str,
    en: &'static str,
}

const TRADES: [Trade; 9] = [
    Trade { category: "manufacturing", zh: "新材料", en: "Advanced Materials" },
    Trade { category: "logistics", zh: "物流", en: "Logistics" },
    Trade { category: "engineering", zh: "建设工程", en: "Engineering" },
    Trade { category: "office-it", zh: "信息技术", en: "Information Technology" },
    Trade { category: "media", zh: "文化传媒", en: "Media" },
    Trade { category: "events", zh: "会展服务", en: "Events" },
    Trade { category: "services", zh: "企业服务", en: "Business Services" },
    Trade { category: "eco-employment", zh: "人力资源", en: "Workforce" },
    Trade { category: "data-centre", zh: "数据中心", en: "Data Centres" },
];

/// A synthetic company.
pub struct Company {
    /// Legal name in its own script.
    pub name: String,
    /// Latin name.
    pub latin: String,
    /// Where it is registered.
    pub place: &'static Place,
    /// What it does.
    pub category: &'static str,
    /// The language it is written to.
    pub lang: &'static str,
}

/// The n-th company; the same n is always the same company.
pub fn company(n: usize) -> Company {
    let place = &PLACES[if n % 4 == 3 { 14 + (n / 4) % 6 } else { (n * 5 + n / 14) % 14 }];
    let (brand_zh, brand_en) = BRANDS[(n * 7 + n / 24) % BRANDS.len()];
    let trade = &TRADES[(n / 3 + n) % TRADES.len()];
    let latin = format!("{} {brand_en} {} Co., Ltd.", place.city_latin, trade.en);
    let name = match place.country {
        "CN" | "HK" => format!("{}{brand_zh}{}有限公司", place.city, trade.zh),
        "DE" => format!("{brand_en} {} {} GmbH", trade.en, place.city),
        "TR" => format!("{brand_en} {} {} A.Ş.", trade.en, place.city),
        "VN" => format!("Công ty TNHH {brand_en} {} {}", trade.en, place.city),
        _ => format!("{brand_en} {} {} Ltd.", trade.en, place.city),
    };
    let lang = if place.country == "CN" { "zh-CN" } else { "en" };
    Company { name, latin, place, category: trade.category, lang }
}

/// A made-up unified social credit code whose check characters hold (GB 32100-2015, GB 11714): class 91, the division
/// digits of the place's province, the number n.
pub fn credit_code(n: usize) -> String {
    const LETTERS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let digits: Vec<u32> = format!("{:08}", 70_000_000 + n * 37).chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits.iter().zip([3, 7, 9, 10, 5, 8, 4, 2]).map(|(d, w)| d * w).sum();
    let organisation = match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        d => char::from_digit(d, 10).unwrap_or('0'),
    };
    let body: String = "91440300"
        .chars()
        .chain(digits.iter().filter_map(|d| char::from_digit(*d, 10)))
        .chain([organisation])
        .collect();
    let mut weight = 1_u32;
    let mut total = 0_u32;
    for byte in body.bytes() {
        let value = LETTERS.iter().position(|l| *l == byte).unwrap_or(0) as u32;
        total += value * weight;
        weight = weight * 3 % 31;
    }
    let check = LETTERS[((31 - total % 31) % 31) as usize] as char;
    format!("{body}{check}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use entity::supplier::identifier::{Check, Scheme, check};
    use std::collections::BTreeSet;

    #[test]
    fn names_are_many_and_codes_hold() {
        let names: BTreeSet<String> = (0..200).map(|n| company(n).name).collect();
        assert!(names.len() >= 195, "{}", names.len());
        assert!((0..200).all(|n| check(&Scheme::Uscc, &credit_code(n)) == Check::Valid));
    }
}
