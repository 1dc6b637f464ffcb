use super::{Check, Validate};
use crate::message::{MentionTarget, SubstitutionObject, TextMessageV2};

impl Validate for TextMessageV2 {
    fn check(&self, check: &mut Check) {
        check.utf16("text", &self.text, 5000);
        let keys = placeholders(&self.text).unwrap_or_else(|| {
            check.refuse("text", "every brace must be doubled or belong to a placeholder");
            Vec::new()
        });
        let defined = |key: &&str| self.substitution.as_ref().and_then(|all| all.get(*key));
        for key in keys.iter().filter(|key| defined(key).is_none()) {
            check.refuse("text", &format!("{{{key}}} is not in substitution"));
        }
        let used = || keys.iter().filter_map(defined);
        let mentions = used().filter(|it| matches!(it, SubstitutionObject::Mention(_))).count();
        let emojis = used().filter(|it| matches!(it, SubstitutionObject::Emoji(_))).count();
        for (count, what) in [(mentions, "mentions"), (emojis, "emojis")] {
            if count > 20 {
                check.refuse("text", &format!("must not have more than 20 {what}"));
            }
        }
        self.check_substitution(check);
    }
}

impl TextMessageV2 {
    fn check_substitution(&self, check: &mut Check) {
        let Some(all) = &self.substitution else { return };
        if all.len() > 100 {
            check.refuse("substitution", "Size must be between 0 and 100");
        }
        for (key, substitution) in all {
            check.at("substitution", |check| {
                check.utf16(key, key, 20);
                check.characters(key, key, |c| c.is_ascii_alphanumeric() || c == '_');
                check.at(key, |check| substitution.check(check));
            });
        }
    }
}

impl Validate for SubstitutionObject {
    fn check(&self, check: &mut Check) {
        match self {
            Self::Mention(mention) => check.at("mentionee", |check| {
                if let MentionTarget::User(user) = &mention.mentionee {
                    check.utf16("userId", user.user_id.as_str(), usize::MAX);
                }
            }),
            Self::Emoji(emoji) => {
                check.utf16("productId", emoji.product_id.as_str(), usize::MAX);
                check.utf16("emojiId", emoji.emoji_id.as_str(), usize::MAX);
            }
            Self::Unknown(_) => {}
        }
    }
}

/// The keys between single braces. `None` if a brace is neither doubled nor paired.
fn placeholders(text: &str) -> Option<Vec<&str>> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(brace) = rest.find(['{', '}']) {
        rest = rest.get(brace..)?;
        if let Some(after) = rest.strip_prefix("{{").or_else(|| rest.strip_prefix("}}")) {
            rest = after;
        } else {
            let (key, after) = rest.strip_prefix('{')?.split_once('}')?;
            if key.contains('{') {
                return None;
            }
            keys.push(key);
            rest = after;
        }
    }
    Some(keys)
}

#[cfg(test)]
mod tests {
    use super::placeholders;

    #[test]
    fn a_brace_is_doubled_or_belongs_to_a_placeholder() {
        let table: [(&str, Option<&[&str]>); 11] = [
            ("", Some(&[])),
            ("{a} {b_1}", Some(&["a", "b_1"])),
            ("{{a}}", Some(&[])),
            ("{{{a}}}", Some(&["a"])),
            ("{}", Some(&[""])),
            ("🙂{é}", Some(&["é"])),
            ("{", None),
            ("}", None),
            ("{a", None),
            ("{a{b}}", None),
            ("{{{", None),
        ];
        for (text, keys) in table {
            assert_eq!(placeholders(text).as_deref(), keys, "{text}");
        }
    }
}
