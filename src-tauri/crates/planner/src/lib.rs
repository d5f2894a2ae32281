//! Floor geometry, its checks, rows of booths, and who gets which booth.
