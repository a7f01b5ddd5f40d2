//! Currencies and amounts as lists write them.

use crate::import::understand::{Line, shortened};
use crate::questionnaire::rule::parse_number;
use crate::refusal::FieldError;
use crate::search::fold;

/// The currencies of ISO 4217, as of 2024.
const CODES: &str =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
    CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF
    IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK
    MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR
    SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED
    VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL";

/// Decimal places of a currency (ISO 4217, as of 2024).
pub fn exponent(currency: &str) -> u8 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND" | "VUV"
        | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

/// The currency of a row; a mistake when there is none of that name.
pub fn currency(line: &mut Line) -> Option<String> {
    let typed = line.required("currency", 20)?;
    let code = match fold(&typed).as_str() {
        "人民币" | "rmb" | "元" | "人民币元" => "CNY".to_owned(),
        "美元" => "USD".to_owned(),
        "欧元" => "EUR".to_owned(),
        "港币" | "港元" => "HKD".to_owned(),
        "日元" => "JPY".to_owned(),
        other => other.to_uppercase(),
    };
    let known = CODES.split_whitespace().any(|known| known == code);
    if !known {
        line.problems.errors.push(FieldError::new("currency", "import-currency").with("value", shortened(&typed)));
    }
    known.then_some(code)
}

/// An amount in minor units; nothing when the cell is empty.
pub fn amount(line: &mut Line, column: &str, decimals: u8) -> Option<i64> {
    let typed = line.raw(column);
    if typed.is_empty() {
        return None;
    }
    let found = parse_number(typed, decimals, None).ok();
    if found.is_none() {
        let error = FieldError::new(column, "import-amount").with("value", shortened(typed)).with("decimals", decimals);
        line.problems.errors.push(error);
    }
    found
}
