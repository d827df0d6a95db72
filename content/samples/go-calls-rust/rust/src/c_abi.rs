//! The border to C. What crosses it is what C knows: integers, pointers, structs of both.
#![expect(
    unsafe_code,
    reason = "pointers from C cannot be checked, only believed"
)]

use std::panic::{self, UnwindSafe};
use std::str::Utf8Error;
use std::sync::{Mutex, PoisonError};
use std::{ptr, slice};

use crate::{NothingLeft, Slugger};

// #region lifetime
/// A slugger for C. Threads may share it: the lock lets one in at a time.
#[derive(Debug, Default)]
pub struct SlugsHandle(Mutex<Slugger>);

/// Makes a slugger, which the caller gives back to `slugs_free`. NULL is a panic inside.
#[unsafe(no_mangle)]
pub extern "C" fn slugs_new() -> Option<Box<SlugsHandle>> {
    // A box is a pointer that owns: returned it is the caller's, as a parameter ours again.
    // For C both are `SlugsHandle *`, and None is NULL.
    panic::catch_unwind(Box::default).ok()
}

/// Ends a slugger that no other call uses any more. NULL is allowed.
#[unsafe(no_mangle)]
pub extern "C" fn slugs_free(handle: Option<Box<SlugsHandle>>) {
    drop(handle);
}
// #endregion lifetime

// #region errors
/// How a call ended.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlugsStatus {
    Ok = 0,
    /// The title is not UTF-8.
    NotUtf8 = 1,
    /// The title has neither a letter nor a digit.
    NothingLeft = 2,
    /// A bug in the library. The slugger is of no more use, except to be freed.
    Panicked = 3,
}

impl From<Utf8Error> for SlugsStatus {
    fn from(_: Utf8Error) -> Self {
        Self::NotUtf8
    }
}

impl From<NothingLeft> for SlugsStatus {
    fn from(_: NothingLeft) -> Self {
        Self::NothingLeft
    }
}

impl<T> From<PoisonError<T>> for SlugsStatus {
    /// An earlier call panicked while it held the lock, and who knows what it left behind.
    fn from(_: PoisonError<T>) -> Self {
        Self::Panicked
    }
}

/// Turns a panic into a status. Left alone, it would end at the border, and the whole Go
/// program with it.
fn guard(call: impl FnOnce() -> Result<String, SlugsStatus> + UnwindSafe) -> SlugsResult {
    match panic::catch_unwind(call).unwrap_or(Err(SlugsStatus::Panicked)) {
        Ok(slug) => SlugsResult::of(slug),
        Err(status) => SlugsResult::failed(status),
    }
}
// #endregion errors

// #region call
/// Status and slug in one value: a last error, kept per thread, would be of no use to Go,
/// which may move a goroutine to another thread between two calls.
#[repr(C)]
#[derive(Debug)]
pub struct SlugsResult {
    pub status: SlugsStatus,
    /// The slug in UTF-8, with no NUL at its end; NULL unless the status is Ok.
    pub text: *mut u8,
    /// Its length in bytes.
    pub length: usize,
}

/// Makes a slug of a title of `length` bytes, which is read only during the call.
/// The caller gives the result back to `slugs_result_free`, whatever its status.
///
/// # Safety
/// `handle` must come from `slugs_new`, not be NULL and not be freed before the call ends.
/// `title` must point to `length` bytes that nobody writes to meanwhile; with a length of 0
/// it may be anything.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn slugs_make(
    handle: &SlugsHandle,
    title: *const u8,
    length: usize,
) -> SlugsResult {
    let title = match length {
        // Go has no address for an empty string, and a slice must not start at NULL.
        0 => &[],
        // SAFETY: the caller answers for pointer and length; the slice does not outlive the call.
        _ => unsafe { slice::from_raw_parts(title, length) },
    };
    guard(|| {
        let title = str::from_utf8(title)?;
        Ok(handle.0.lock()?.slug(title)?)
    })
}
// #endregion call

// #region memory
impl SlugsResult {
    /// Lets go of `slug`, so that it lives on until `slugs_result_free`.
    fn of(slug: String) -> Self {
        // A box has no spare capacity: pointer and length are enough to take it back.
        let text = Box::into_raw(slug.into_bytes().into_boxed_slice());
        Self {
            status: SlugsStatus::Ok,
            length: text.len(),
            text: text.cast(),
        }
    }

    fn failed(status: SlugsStatus) -> Self {
        Self {
            status,
            // Not the address of an empty box, which is 1: a pointer that Go crashes on.
            text: ptr::null_mut(),
            length: 0,
        }
    }
}

/// Frees the text of a result. Only this library can: C's `free` is not Rust's allocator.
///
/// # Safety
/// `result` must come from `slugs_make`, unchanged, and not have been given back before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn slugs_result_free(result: SlugsResult) {
    if result.text.is_null() {
        return;
    }
    let text = ptr::slice_from_raw_parts_mut(result.text, result.length);
    // SAFETY: the caller answers for both being those of the box in `SlugsResult::of`.
    drop(unsafe { Box::from_raw(text) });
}
// #endregion memory

#[cfg(test)]
mod tests {
    use super::*;

    /// Does what a caller in C has to do, in the order it has to.
    fn make(handle: &SlugsHandle, title: &[u8]) -> Result<String, SlugsStatus> {
        // SAFETY: pointer and length are those of a slice.
        let result = unsafe { slugs_make(handle, title.as_ptr(), title.len()) };
        if result.status != SlugsStatus::Ok {
            assert!(result.text.is_null());
            return Err(result.status);
        }
        // SAFETY: as long as the result is not freed, its text is there.
        let text = unsafe { slice::from_raw_parts(result.text, result.length) }.to_vec();
        // SAFETY: it comes from the call above and is not used again.
        unsafe { slugs_result_free(result) };
        Ok(String::from_utf8(text).unwrap())
    }

    #[test]
    fn a_slug_comes_back() {
        let handle = slugs_new().unwrap();

        assert_eq!(
            make(&handle, "Crème brûlée".as_bytes()).unwrap(),
            "creme-brulee"
        );
        assert_eq!(make(&handle, b"Creme brulee").unwrap(), "creme-brulee-2");
        assert_eq!(make(&handle, b"a\0b").unwrap(), "a-b");
        slugs_free(Some(handle));
    }

    #[test]
    fn each_failure_has_its_status() {
        let handle = SlugsHandle::default();

        assert_eq!(make(&handle, b"!").unwrap_err(), SlugsStatus::NothingLeft);
        assert_eq!(make(&handle, b"").unwrap_err(), SlugsStatus::NothingLeft);
        assert_eq!(make(&handle, b"caf\xe9").unwrap_err(), SlugsStatus::NotUtf8);
    }

    #[test]
    fn an_empty_title_may_have_no_address() {
        // SAFETY: with a length of 0 the pointer is not looked at.
        let result = unsafe { slugs_make(&SlugsHandle::default(), ptr::null(), 0) };

        assert_eq!(result.status, SlugsStatus::NothingLeft);
    }

    #[test]
    fn a_panic_becomes_a_status() {
        let result = guard(|| panic!("on purpose"));

        assert_eq!(result.status, SlugsStatus::Panicked);
    }

    #[test]
    fn after_a_panic_the_slugger_refuses() {
        let handle = SlugsHandle::default();
        guard(|| {
            let _held = handle.0.lock()?;
            panic!("on purpose");
        });

        assert_eq!(make(&handle, b"Title").unwrap_err(), SlugsStatus::Panicked);
    }

    #[test]
    fn null_is_freed_without_harm() {
        slugs_free(None);
        // SAFETY: a result without a text holds nothing to free twice.
        unsafe { slugs_result_free(SlugsResult::failed(SlugsStatus::Panicked)) };
    }
}
