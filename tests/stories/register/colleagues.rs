//! The people of a company: an admin brings a colleague and takes the access away again.

use crate::the_loop::SUPPLIERS;
use entity::Id;
use entity::permission::Role;
use tests::{World, steps};

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_brings_a_colleague_and_takes_the_access_away() {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    steps::import(&world.signed_in("mei@buyer.example").await, "suppliers", SUPPLIERS).await;
    let supplier: Id = world.id("SELECT id FROM supplier WHERE name LIKE 'Golden%'").await.parse().expect("an id");
    world.supplier_person("fatima", supplier, Role::SupplierAdmin).await;
    let fatima = world.signed_in("fatima@supplier.example").await;
    let company = format!("/s/{supplier}/company");

    let page = fatima.open(&company).await;
    assert!(!page.has_form("/do/colleague/remove"), "nobody takes away their own access");
    let typed = [("email", "nur@supplier.example"), ("role", "supplier-member")];
    fatima.submit(&page, "/do/colleague/invite", &typed).await.says("The invitation is on its way");
    let nur = steps::register(&world, "nur@supplier.example", "Nur Alam").await;
    let seen = nur.open(&company).await;
    assert!(!seen.says("Nur Alam").has_form("/do/colleague/remove"), "a member takes nothing away");

    let page = fatima.open(&company).await;
    let again = fatima.submit(&page, "/do/colleague/invite", &typed).await;
    again.says("There is a problem").says("already has that role");
    let page = fatima.submit(&page, "/do/colleague/remove", &[]).await;
    page.says("no longer acts for your company").keeps_silent_about("Nur Alam");
    nur.open(&company).await.says("Sign in");
    let nur = world.signed_in("nur@supplier.example").await;
    nur.open(&company).await.says("Page not found");
    assert_eq!(world.count("SELECT COUNT(*) FROM role_grant WHERE revoked_by IS NOT NULL").await, 1);
}
