//! What the module gives to scripts. JSON goes in and comes out, read and written as the command line does it.

use hujifen::clock::today;
use hujifen::jsonl::{LONGEST, told, too_long, write_assessment, write_plan};
use hujifen::rules::{Profile, ProfileError, assess, plan as ways};
use js_sys::{Error, JSON, JsString, Reflect};
use wasm_bindgen::prelude::*;

/// The types of all that goes in and comes out.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// Scores a profile on its `assessed_on`, or today in Shanghai.
///
/// @throws {ProfileError} The profile is not valid; the message names the first field that is unknown or holds what it
/// cannot take.
#[wasm_bindgen(unchecked_return_type = "Assessment")]
pub fn score(#[wasm_bindgen(unchecked_param_type = "Profile")] profile: &JsValue) -> Result<JsValue, JsValue> {
    let profile = read(profile)?;
    let mut json = Vec::new();
    write_assessment(&assess(&profile, today()), &mut json);
    parsed(&json)
}

/// The fastest ways to 120 within ten years, from the profile's `assessed_on`, or from today in Shanghai.
///
/// @throws {ProfileError} As `score` does.
#[wasm_bindgen(unchecked_return_type = "Plan")]
pub fn plan(#[wasm_bindgen(unchecked_param_type = "Profile")] profile: &JsValue) -> Result<JsValue, JsValue> {
    let plan = ways(&read(profile)?, today());
    let mut json = Vec::new();
    write_plan(&plan, &mut json);
    parsed(&json)
}

fn read(object: &JsValue) -> Result<Profile, JsValue> {
    let json: JsValue = JSON::stringify(object)?.into();
    let Some(json) = json.dyn_ref::<JsString>() else {
        return Err(Error::new("invalid type: undefined, expected an object").into());
    };
    // Never copied here where it is too long: memory once taken is never given back.
    let text = (json.length() as usize <= LONGEST).then(|| String::from(json));
    let profile = match text {
        Some(text) if text.len() <= LONGEST => Profile::from_json_with_path(&text),
        _ => Err(too_long()),
    };
    profile.map_err(|fault| thrown(&fault))
}

/// The error that a script catches.
fn thrown(fault: &ProfileError) -> JsValue {
    let error = Error::new(&told(fault));
    if !fault.field.is_empty() {
        // It is a new object of ours: everything can be set.
        let _ = Reflect::set(&error, &"field".into(), &fault.field.as_str().into());
    }
    error.into()
}

fn parsed(json: &[u8]) -> Result<JsValue, JsValue> {
    JSON::parse(std::str::from_utf8(json).map_err(|error| Error::new(&error.to_string()))?)
}
