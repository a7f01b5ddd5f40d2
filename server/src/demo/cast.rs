//! The people: a few who can sign in, by name, and one for each other supplier that signs.

use super::stage::Stage;
use super::stage::act;
use crate::boot::Portal;
use crate::password;
use entity::actor::{Actor, Grant, Scope};
use entity::instant::Instant;
use entity::lang::Lang;
use entity::permission::Role;
use entity::person;
use entity::refusal::Outcome;
use futures_util::future::try_join_all;

/// Somebody who can sign in.
#[derive(Clone, Debug)]
pub struct Login {
    /// What they are.
    pub role: String,
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// Their password, made for this database.
    pub password: String,
}

/// Who acts for a supplier.
#[derive(Clone, Debug, Default)]
pub struct Company {
    /// Signs.
    pub admin: Option<Actor>,
    /// Answers.
    pub member: Option<Actor>,
}

/// The people of the buyer who act in the demo.
#[derive(Clone, Debug)]
pub struct Staff(Vec<(Role, Actor)>);

impl Staff {
    /// The first, second … person of a role.
    pub fn one(&self, role: Role, place: usize) -> Actor {
        let held: Vec<&Actor> = self.0.iter().filter(|(r, _)| *r == role).map(|(_, a)| a).collect();
        held.get(place % held.len().max(1)).map_or_else(Actor::system, |a| (*a).clone())
    }
}

const ZH: Lang = Lang::ZhCn;
const EN: Lang = Lang::En;

const BUYER: [(Role, &str, &str, Lang); 16] = [
    (Role::Admin, "林涛", "lin.tao", ZH),
    (Role::Admin, "Ruth Keller", "ruth.keller", EN),
    (Role::Procurement, "王芳", "wang.fang", ZH),
    (Role::Procurement, "Daniel Ortega", "daniel.ortega", EN),
    (Role::Reviewer, "李强", "li.qiang", ZH),
    (Role::Reviewer, "Anna Lindqvist", "anna.lindqvist", EN),
    (Role::Auditor, "陈静", "chen.jing", ZH),
    (Role::Auditor, "赵磊", "zhao.lei", ZH),
    (Role::Auditor, "Priya Raman", "priya.raman", EN),
    (Role::Compliance, "刘洋", "liu.yang", ZH),
    (Role::Compliance, "孙丽", "sun.li", ZH),
    (Role::Integrity, "周敏", "zhou.min", ZH),
    (Role::Integrity, "高远", "gao.yuan", ZH),
    (Role::Committee, "吴涛", "wu.tao", ZH),
    (Role::Assurer, "Grace Howard", "grace.howard", EN),
    (Role::Inspector, "Tom Fisher", "tom.fisher", EN),
];

/// The people of the first suppliers: supplier, role, name, address.
pub const SUPPLIERS: [(usize, Role, &str, &str); 12] = [
    (0, Role::SupplierAdmin, "何静", "he.jing@lantern.example"),
    (0, Role::SupplierMember, "郭伟", "guo.wei@lantern.example"),
    (1, Role::SupplierAdmin, "梁晓燕", "liang.xiaoyan@qinghe.example"),
    (1, Role::SupplierMember, "谢军", "xie.jun@qinghe.example"),
    (2, Role::SupplierAdmin, "唐磊", "tang.lei@farshore.example"),
    (2, Role::SupplierMember, "许梅", "xu.mei@farshore.example"),
    (3, Role::SupplierAdmin, "Alice Wong", "alice.wong@hengshi.example"),
    (3, Role::SupplierMember, "Kelvin Lau", "kelvin.lau@hengshi.example"),
    (7, Role::SupplierAdmin, "Nguyen Minh Anh", "minh.anh@spruce.example"),
    (7, Role::SupplierMember, "Tran Van Duc", "van.duc@spruce.example"),
    (11, Role::SupplierAdmin, "Farhana Akter", "farhana.akter@egret.example"),
    (11, Role::SupplierMember, "Rafiq Islam", "rafiq.islam@egret.example"),
];

/// Adds the people of the buyer, each with a role and a password; returns them and the list to be printed.
pub async fn buyer(portal: &Portal, at: Instant) -> Outcome<(Staff, Vec<Login>)> {
    let mut logins: Vec<Login> = BUYER
        .iter()
        .map(|(role, name, address, _)| login(role.code(), name, &format!("{address}@buyer.example")))
        .collect();
    let hashes = hashes(portal, &logins).await?;
    let mut staff = Vec::new();
    for (((role, name, _, lang), login), hash) in BUYER.into_iter().zip(&mut logins).zip(hashes) {
        let email = login.email.clone();
        let known = email.clone();
        let zone = portal.config.time_zone;
        let id = entity::act::change(&portal.store, &Actor::system(), at, zone, move |act| {
            Box::pin(async move {
                let id = person::add(act, &email, name, lang).await?;
                person::grant(act, id, role, Scope::All, None).await?;
                person::set_password(act, id, hash, None).await?;
                Ok(id)
            })
        })
        .await?;
        let mut actor = Actor::stranger(id, name.to_owned(), known, lang);
        actor.grants.push(Grant { role, scope: Scope::All, scope_id: None });
        staff.push((role, actor));
    }
    Ok((Staff(staff), logins))
}

fn login(role: &str, name: &str, email: &str) -> Login {
    Login { role: role.into(), name: name.into(), email: email.into(), password: password::random() }
}

async fn hashes(portal: &Portal, logins: &[Login]) -> Outcome<Vec<String>> {
    try_join_all(logins.iter().map(|login| password::hash(portal, &login.password))).await
}

/// The people of the first suppliers take up their invitations, and the admins bring their colleagues.
pub async fn suppliers(stage: &mut Stage<'_>, logins: &mut Vec<Login>) -> Outcome<()> {
    let mine: Vec<Login> = SUPPLIERS.iter().map(|(_, role, name, email)| login(role.code(), name, email)).collect();
    let hashes = hashes(stage.portal, &mine).await?;
    for ((n, role, name, email), hash) in SUPPLIERS.into_iter().zip(hashes) {
        let supplier = stage.firm(n).id;
        if role == Role::SupplierMember
            && let Some(admin) = stage.admin(supplier)
        {
            let fields = super::stage::form! { "email" => email, "role" => role };
            act!(stage, &admin, act => person::invite_colleague(act, supplier, &fields));
            stage.post().await?;
        }
        stage.join(supplier, email, name, role, hash).await?;
    }
    logins.extend(mine);
    Ok(())
}
