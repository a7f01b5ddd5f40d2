//! The columns of a supplier list.

use crate::import::column::{Target, target};
use crate::import::key::{COUNTRY, LEI, NAME, SOURCE, SOURCE_ID, TAX_ID, USCC};

const TAX_ID_TYPE: Target =
    target("tax-id-type", false, &["tax_id_type", "tax id type", "id type", "证件类型", "税号类型"]);

/// What the columns may mean, in the order of the form.
pub const COLUMNS: &[Target] = &[
    target("name", true, NAME),
    target(
        "name-latin",
        false,
        &["name_latin", "latin name", "english name", "name_en", "short_name", "英文名称", "外文名称", "拉丁名称"],
    ),
    COUNTRY,
    target(
        "admin1",
        false,
        &["admin1", "state", "province", "state/province", "region_name", "所在省份", "省份", "省", "省市", "都道府県"],
    ),
    target("city", false, &["city", "town", "upazila", "district", "地区", "城市", "市", "şehir"]),
    target(
        "address",
        false,
        &[
            "address",
            "supplier_address",
            "street",
            "registered address",
            "注册地址",
            "地址",
            "住所",
            "詳細地址",
            "详细地址",
            "adres",
        ],
    ),
    USCC,
    LEI,
    TAX_ID,
    TAX_ID_TYPE,
    SOURCE,
    SOURCE_ID,
    target(
        "category",
        false,
        &[
            "category",
            "sector",
            "industry",
            "factory type",
            "supplier category",
            "类别",
            "品类",
            "供应商类别",
            "行业",
            "sektör",
        ],
    ),
    target(
        "product",
        false,
        &["product", "product type", "products", "detail", "type", "经营范围", "产品", "主营产品", "业务范围"],
    ),
    target(
        "workers",
        false,
        &[
            "workers_total",
            "total workers",
            "workers",
            "employees",
            "number of workers",
            "员工人数",
            "员工总数",
            "职工人数",
            "从业人数",
        ],
    ),
    target(
        "female",
        false,
        &["workers_female_pct", "% female workers", "female workers", "女性员工占比", "女性比例", "女工占比"],
    ),
    target(
        "migrant",
        false,
        &[
            "workers_migrant_pct",
            "% migrant workers",
            "migrant workers",
            "外来员工占比",
            "移徙工人占比",
            "外来务工占比",
        ],
    ),
    target("latitude", false, &["lat", "latitude", "纬度"]),
    target("longitude", false, &["lon", "lng", "long", "longitude", "经度"]),
    target(
        "registered-on",
        false,
        &[
            "registered_on",
            "registration date",
            "registered",
            "supplier since",
            "注册日期",
            "登记日期",
            "入库日期",
            "准入日期",
        ],
    ),
    target("source-year", false, &["source_year", "year", "年份", "数据年份"]),
];
