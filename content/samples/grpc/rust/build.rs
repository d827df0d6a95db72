use std::error::Error;

/// Turns the proto file into code with every build, so that no stale code can be committed.
/// protox reads it in Rust; the usual way needs protoc on every machine that builds.
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=proto");
    let files = protox::compile(["parcels/v1/parcels.proto"], ["proto"])?;
    tonic_prost_build::compile_fds(files)?;
    Ok(())
}
