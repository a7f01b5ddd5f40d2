//! The meanings of columns and the headers that stand for them, the surest first.

use super::Target;

const fn target(code: &'static str, required: bool, headers: &'static [&'static str]) -> Target {
    Target { code, required, headers }
}

const SOURCE: Target = target("source", false, &["source", "来源", "数据来源", "来源系统"]);
const SOURCE_ID: Target = target(
    "source-id",
    false,
    &[
        "source_row_id",
        "source_id",
        "os_id",
        "external_id",
        "vendor_id",
        "vendor code",
        "supplier code",
        "来源编号",
        "供应商编码",
        "供应商代码",
        "外部编号",
    ],
);
const NAME: &[&str] = &[
    "name",
    "supplier_name",
    "supplier name",
    "legal_name",
    "company name",
    "company",
    "factory name",
    "factory_name",
    "vendor name",
    "企业名称",
    "供应商名称",
    "公司名称",
    "单位名称",
    "名称",
    "工厂名称",
    "企業名稱",
    "公司名稱",
    "firm name",
    "unvan",
    "tên công ty",
];
const COUNTRY: Target = target(
    "country",
    false,
    &[
        "country_code",
        "country",
        "country/region",
        "country code",
        "country_name",
        "iso2",
        "nation",
        "国家",
        "国家/地区",
        "国家或地区",
        "国别",
        "國家",
        "ülke",
        "país",
        "pays",
        "land",
    ],
);
const USCC: Target = target(
    "uscc",
    false,
    &["统一社会信用代码", "uscc", "unified social credit code", "社会信用代码", "信用代码", "統一社會信用代碼"],
);
const LEI: Target = target("lei", false, &["lei", "legal entity identifier", "法人识别编码", "全球法人识别编码"]);
const TAX_ID: Target = target(
    "tax-id",
    false,
    &[
        "tax_id",
        "tax id",
        "tax number",
        "vat number",
        "vat",
        "registration number",
        "registration_no",
        "税号",
        "纳税人识别号",
        "注册号",
    ],
);
const TAX_ID_TYPE: Target =
    target("tax-id-type", false, &["tax_id_type", "tax id type", "id type", "证件类型", "税号类型"]);

pub(super) const SUPPLIERS: &[Target] = &[
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

const NUMBER: Target = target("number", false, &["number", "supplier number", "supplier_no", "供应商编号", "编号"]);
const OF_NAME: Target = target("name", false, NAME);
const EMAIL: Target = target(
    "email",
    true,
    &["email", "e-mail", "mail", "contact email", "email address", "邮箱", "电子邮箱", "电子邮件", "邮件地址"],
);

pub(super) const CONTACTS: &[Target] = &[
    NUMBER,
    USCC,
    LEI,
    TAX_ID,
    SOURCE,
    SOURCE_ID,
    OF_NAME,
    COUNTRY,
    target(
        "contact",
        false,
        &["contact_name", "contact", "contact name", "contact person", "person", "联系人", "联系人姓名", "姓名"],
    ),
    EMAIL,
    target("phone", false, &["phone", "telephone", "mobile", "contact phone", "电话", "联系电话", "手机"]),
    target("job-title", false, &["job_title", "title", "position", "职务", "职位"]),
    target("lang", false, &["lang", "language", "语言", "语种"]),
];

pub(super) const SPEND: &[Target] = &[
    NUMBER,
    USCC,
    LEI,
    TAX_ID,
    SOURCE,
    SOURCE_ID,
    OF_NAME,
    COUNTRY,
    target("fiscal-year", false, &["fiscal_year", "fiscal year", "fy", "year", "财年", "年度", "会计年度"]),
    target("starts-on", false, &["starts_on", "start", "period start", "from", "开始日期", "起始日期", "期间开始"]),
    target("ends-on", false, &["ends_on", "end", "period end", "to", "结束日期", "截止日期", "期间结束"]),
    target("unit", false, &["unit", "business unit", "business_unit", "bu", "业务单元", "事业部", "采购单位"]),
    target("category", false, &["category", "spend category", "品类", "类别", "采购类别"]),
    target("currency", true, &["currency", "currency code", "币种", "货币"]),
    target("amount", true, &["amount", "spend", "value", "金额", "采购金额", "采购额"]),
    target("amount-cny", false, &["amount_cny", "amount_rmb", "cny", "rmb", "人民币金额", "折合人民币", "人民币"]),
    target("rate-source", false, &["rate_source", "rate source", "exchange rate source", "汇率来源"]),
];

pub(super) const HISTORY: &[Target] = &[
    NUMBER,
    USCC,
    LEI,
    TAX_ID,
    SOURCE,
    SOURCE_ID,
    OF_NAME,
    COUNTRY,
    target("kind", true, &["kind", "type", "event", "类型", "事项", "记录类型"]),
    target(
        "on",
        true,
        &[
            "date",
            "on",
            "signed_on",
            "scored_on",
            "issued_on",
            "signed date",
            "日期",
            "签署日期",
            "发生日期",
            "生效日期",
        ],
    ),
    target("until", false, &["until", "to", "end", "removed_on", "截止日期", "解除日期"]),
    target("instrument", false, &["instrument", "文书", "准则", "文件"]),
    target("version", false, &["version", "version number", "版本", "版本号"]),
    target("lang", false, &["lang", "language", "语言"]),
    target("passed", false, &["passed", "result", "outcome", "结果", "是否通过", "结论"]),
    target("score", false, &["score", "score_pct", "得分", "分数"]),
    target("grounds", false, &["grounds", "reason", "事由", "原因", "理由"]),
    target("reference", false, &["reference", "case", "case_reference", "案件编号", "文号"]),
];
