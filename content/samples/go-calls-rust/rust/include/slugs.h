#ifndef SLUGS_H
#define SLUGS_H

/* Made by cbindgen of src/c_abi.rs. */

#include <stddef.h>
#include <stdint.h>

// How a call ended.
typedef enum {
  SLUGS_STATUS_OK = 0,
  // The title is not UTF-8.
  SLUGS_STATUS_NOT_UTF8 = 1,
  // The title has neither a letter nor a digit.
  SLUGS_STATUS_NOTHING_LEFT = 2,
  // A bug in the library. The slugger is of no more use, except to be freed.
  SLUGS_STATUS_PANICKED = 3,
} SlugsStatus;

// A slugger for C. Threads may share it: the lock lets one in at a time.
typedef struct SlugsHandle SlugsHandle;

// Status and slug in one value: a last error, kept per thread, would be of no use to Go,
// which may move a goroutine to another thread between two calls.
typedef struct {
  SlugsStatus status;
  // The slug in UTF-8, with no NUL at its end; NULL unless the status is Ok.
  uint8_t *text;
  // Its length in bytes.
  size_t length;
} SlugsResult;

// Makes a slugger, which the caller gives back to `slugs_free`. NULL is a panic inside.
SlugsHandle *slugs_new(void);

// Ends a slugger that no other call uses any more. NULL is allowed.
void slugs_free(SlugsHandle *handle);

// Makes a slug of a title of `length` bytes, which is read only during the call.
// The caller gives the result back to `slugs_result_free`, whatever its status.
//
// # Safety
// `handle` must come from `slugs_new`, not be NULL and not be freed before the call ends.
// `title` must point to `length` bytes that nobody writes to meanwhile; with a length of 0
// it may be anything.
SlugsResult slugs_make(const SlugsHandle *handle, const uint8_t *title, size_t length);

// Frees the text of a result. Only this library can: C's `free` is not Rust's allocator.
//
// # Safety
// `result` must come from `slugs_make`, unchanged, and not have been given back before.
void slugs_result_free(SlugsResult result);

#endif  /* SLUGS_H */
