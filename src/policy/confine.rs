//! Which names a `use` may give: files in the policy's own folder and the folders below it.

/// The name of the file that `user` means by `wanted`, or why it may not be used.
///
/// Only the name is looked at. Whoever reads files makes sure that no link leads out of the folder.
pub(super) fn resolve(user: &str, wanted: &str) -> Result<String, &'static str> {
    let parts = parts(wanted)?;
    let folder = user.rsplit_once('/').map_or("", |(folder, _)| folder);
    let rooted = user.starts_with('/') && folder.is_empty();
    let before = if folder.is_empty() && !rooted { String::new() } else { format!("{folder}/") };
    Ok(format!("{before}{}", parts.join("/")))
}

fn parts(wanted: &str) -> Result<Vec<&str>, &'static str> {
    if wanted.trim().is_empty() {
        return Err("it names no file");
    }
    if wanted.starts_with('/') {
        return Err("it begins at the root of the disk");
    }
    if wanted.contains('\\') {
        return Err("it has a backslash");
    }
    if wanted.contains(':') {
        return Err("it has a colon, as drives and addresses have");
    }
    if wanted.chars().any(char::is_control) {
        return Err("it has a character that cannot be seen");
    }
    let parts: Vec<&str> = wanted.split('/').filter(|part| *part != ".").collect();
    if parts.contains(&"..") {
        return Err("it goes up with `..`");
    }
    if parts.is_empty() || parts.iter().any(|part| part.trim().is_empty()) {
        return Err("a part of it is empty");
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn a_name_is_read_from_the_folder_of_the_file_that_uses_it() {
        assert_eq!(resolve("p/main.comity", "areas.comity").as_deref(), Ok("p/areas.comity"));
        assert_eq!(resolve("main.comity", "./parts/areas.comity").as_deref(), Ok("parts/areas.comity"));
        assert_eq!(resolve("/main.comity", "areas.comity").as_deref(), Ok("/areas.comity"));
        assert_eq!(resolve("/a/main.comity", "b.comity").as_deref(), Ok("/a/b.comity"));
    }

    #[test]
    fn a_name_that_leaves_the_folder_is_refused() {
        for wanted in ["", " ", "/etc/passwd", "../x", "a/../../x", "a\\b", "C:x", "http://x", "a//b", ".", "a/", "a\n"] {
            assert!(resolve("p/main.comity", wanted).is_err(), "{wanted:?}");
        }
    }
}
