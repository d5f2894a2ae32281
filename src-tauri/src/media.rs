//! Pictures for the pages: `media://localhost/HASH`, out of the workspace's media file. Nothing else is served.

use tauri::http::{Request, Response, StatusCode, header};
use window::Window;

/// The picture of a hash, or that there is none. A hash never means another picture, so the page may keep it.
pub(crate) fn answer(window: &Window, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let hash = request.uri().path().trim_start_matches('/');
    let answer = match window.picture(hash) {
        Some(picture) => Response::builder()
            .header(header::CONTENT_TYPE, picture.mime)
            .header(header::CACHE_CONTROL, "private, max-age=31536000, immutable")
            .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
            .body(picture.bytes),
        None => Response::builder().status(StatusCode::NOT_FOUND).body(Vec::new()),
    };
    answer.unwrap_or_default()
}
