//! `make bench`: what the work costs, as a ratio against a floor that runs beside it, on SQLite and PostgreSQL.
//!
//! A floor is a small program in `floor` that does only what cannot be avoided: the same statements, the same rows.
//! Ratios are measured in one run on one machine, so that its speed cancels out.

mod company;
mod export;
mod floor;
mod grown;
mod imports;
mod pages;
mod process;
mod sizes;
mod table;

use process::Place;
use table::Line;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args.first().is_some_and(|a| a == "floor") {
        return pages::floor(&args[1..]).await;
    }
    // Growing the register takes longer than all the rest; `bench 14000` leaves it out.
    let whole = args.first().is_none_or(|a| a != "14000");
    let mut lines: Vec<Line> = Vec::new();
    for engine in process::engines() {
        println!("== {engine}");
        let place = Place::new(&engine).await;
        lines.extend(imports::measure(&place).await);
        let company = company::prepare(&place).await;
        let mut server = place.serve().await;
        lines.push(server.start_line());
        let (listed, asked) = pages::measure(&place, &server).await;
        lines.extend(listed);
        lines.extend(sizes::measure(&server).await);
        lines.extend(company::page_sizes(&server, &company).await);
        lines.extend(sizes::memory(&mut server).await);
        lines.extend(company::uploads(&server, &company).await);
        if whole {
            table::so_far(&lines);
            let suppliers = grown::grow(&place).await;
            lines.extend(pages::again(&place, &server, &asked, suppliers).await);
        }
        server.stop().await;
        lines.extend(company::uploads_to_a_bucket(&place, &company).await);
    }
    lines.extend(export::measure());
    table::print(&lines);
}
