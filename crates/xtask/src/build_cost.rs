//! How long line-client takes to build, against reqwest.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{self, Command},
    time::Instant,
};

use crate::Error;

/// A package that depends on one thing.
struct Package {
    name: &'static str,
    dependencies: String,
    crates: usize,
    seconds: Vec<f64>,
}

/// Builds each package from nothing, `rounds` times in turns, and prints what it costs.
pub(crate) fn measure(root: &Path, rounds: usize) -> Result<(), Error> {
    let folder = env::temp_dir().join(format!("line-build-cost-{}", process::id()));
    let measured = measure_in(&folder, root, rounds);
    // There may be nothing to remove.
    let _ = fs::remove_dir_all(&folder);
    measured
}

fn measure_in(folder: &Path, root: &Path, rounds: usize) -> Result<(), Error> {
    let mut packages = packages(root)?;
    for package in &packages {
        package.write(folder, root)?;
    }
    for round in 0..rounds {
        for package in &mut packages {
            package.build(folder)?;
        }
        eprintln!("round {} of {rounds}", round + 1);
    }
    let [client, others @ ..] = &packages;
    println!("{}: {}", client.name, client.report());
    for package in others {
        let ratios = client.seconds.iter().zip(&package.seconds).map(|(ours, its)| ours / its);
        println!("{}: {}", package.name, package.report());
        println!("    ratio {:.2}", median(ratios.collect()));
    }
    Ok(())
}

/// line-client; reqwest with the features that the same calls need when they are written by hand; reqwest with those alone
/// that line-client turns on, which brings JSON, forms and streams itself; all with the same TLS. And reqwest with the
/// feature that is called as the default one of line-client, which takes a provider that is written in C.
fn packages(root: &Path) -> Result<[Package; 4], Error> {
    let manifest = fs::read_to_string(root.join("Cargo.toml"))?;
    let tls = ["rustls =", "rustls-graviola =", "rustls-platform-verifier ="];
    let tls: Vec<_> =
        manifest.lines().filter(|line| tls.iter().any(|start| line.starts_with(start))).collect();
    let tls = tls.join("\n");
    let reqwest = |features: &str, tls: &str| {
        format!(
            "reqwest = {{ version = \"0.13\", default-features = false, features = [{features}] }}\n{tls}"
        )
    };
    let client = root.join("crates/line-client");
    let client = format!("line-client = {{ path = '{}' }}\n", client.display());
    let package = |name, dependencies| Package { name, dependencies, crates: 0, seconds: vec![] };
    Ok([
        package("line-client", client),
        package(
            "reqwest with JSON, forms, multipart and streams",
            reqwest(r#""rustls-no-provider", "json", "form", "multipart", "stream""#, &tls),
        ),
        package("reqwest with TLS alone", reqwest(r#""rustls-no-provider""#, &tls)),
        package("reqwest with TLS of its own choice alone", reqwest(r#""rustls""#, "")),
    ])
}

impl Package {
    fn folder(&self, folder: &Path) -> PathBuf {
        folder.join(self.name)
    }

    fn write(&self, folder: &Path, root: &Path) -> Result<(), Error> {
        let folder = self.folder(folder);
        fs::create_dir_all(folder.join("src"))?;
        fs::write(folder.join("src/lib.rs"), "")?;
        let manifest = format!(
            "[package]\nname = \"user\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n{}",
            self.dependencies
        );
        fs::write(folder.join("Cargo.toml"), manifest)?;
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
        cargo(&folder, &["fetch", "--quiet"]).map(drop)
    }

    fn build(&mut self, folder: &Path) -> Result<(), Error> {
        let folder = self.folder(folder);
        let target = folder.join("target");
        if target.exists() {
            fs::remove_dir_all(target)?;
        }
        let start = Instant::now();
        let output = cargo(&folder, &["build", "--offline"])?;
        self.seconds.push(start.elapsed().as_secs_f64());
        let compiled = output.lines().filter(|line| line.contains("Compiling")).count();
        // All but the package itself.
        self.crates = compiled.saturating_sub(1);
        Ok(())
    }

    fn report(&self) -> String {
        let seconds = self.seconds.iter().map(|seconds| format!("{seconds:.1}"));
        format!("{} crates, {} s", self.crates, seconds.collect::<Vec<_>>().join(", "))
    }
}

/// Runs cargo as a dependency is built: not incrementally. Gives what it says.
fn cargo(folder: &Path, arguments: &[&str]) -> Result<String, Error> {
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("CARGO_TARGET_DIR")
        .output()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(said) } else { Err(said.into()) }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
