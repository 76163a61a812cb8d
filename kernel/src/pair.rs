//! Two numbers at once. WebAssembly has registers for that, and a choice between two numbers that is no jump; the compiler
//! uses neither by itself in a program that is compiled for size. Elsewhere these are plain numbers.

pub use inner::Pair;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use inner::sixteen;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod inner {
    use core::arch::wasm32::*;

    /// Sixteen bytes at once.
    #[inline(always)]
    pub fn sixteen(bytes: &[u8; 16]) -> v128 {
        match bytes.as_chunks::<8>() {
            ([low, high], _) => u64x2(u64::from_le_bytes(*low), u64::from_le_bytes(*high)),
            _ => u64x2_splat(0),
        }
    }

    /// Two numbers.
    #[derive(Clone, Copy)]
    pub struct Pair(v128);

    impl Pair {
        #[inline(always)]
        pub fn of([a, b]: [f64; 2]) -> Self {
            Pair(f64x2(a, b))
        }

        #[inline(always)]
        pub fn numbers(self) -> [f64; 2] {
            [f64x2_extract_lane::<0>(self.0), f64x2_extract_lane::<1>(self.0)]
        }

        #[inline(always)]
        pub fn plus(self, other: Self) -> Self {
            Pair(f64x2_add(self.0, other.0))
        }

        #[inline(always)]
        pub fn minus(self, other: Self) -> Self {
            Pair(f64x2_sub(self.0, other.0))
        }

        #[inline(always)]
        pub fn times(self, other: Self) -> Self {
            Pair(f64x2_mul(self.0, other.0))
        }

        /// This where `other`, without its sign, is at most `most`; zero elsewhere, and where that is NaN.
        #[inline(always)]
        pub fn where_within(self, other: Self, most: f64) -> Self {
            Pair(v128_and(self.0, f64x2_le(f64x2_abs(other.0), f64x2_splat(most))))
        }

        /// `other` where this is more than `most`; NaN stays.
        #[inline(always)]
        pub fn above(self, most: f64, other: f64) -> Self {
            Pair(v128_bitselect(f64x2_splat(other), self.0, f64x2_gt(self.0, f64x2_splat(most))))
        }

        /// `other` where this is less than `least`; NaN stays.
        #[inline(always)]
        pub fn below(self, least: f64, other: f64) -> Self {
            Pair(v128_bitselect(f64x2_splat(other), self.0, f64x2_lt(self.0, f64x2_splat(least))))
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod inner {
    /// Two numbers.
    #[derive(Clone, Copy)]
    pub struct Pair([f64; 2]);

    impl Pair {
        #[inline(always)]
        fn each(self, other: Self, of: impl Fn(f64, f64) -> f64) -> Self {
            Pair([of(self.0[0], other.0[0]), of(self.0[1], other.0[1])])
        }

        #[inline(always)]
        pub fn of(numbers: [f64; 2]) -> Self {
            Pair(numbers)
        }

        #[inline(always)]
        pub fn numbers(self) -> [f64; 2] {
            self.0
        }

        #[inline(always)]
        pub fn plus(self, other: Self) -> Self {
            self.each(other, |a, b| a + b)
        }

        #[inline(always)]
        pub fn minus(self, other: Self) -> Self {
            self.each(other, |a, b| a - b)
        }

        #[inline(always)]
        pub fn times(self, other: Self) -> Self {
            self.each(other, |a, b| a * b)
        }

        /// This where `other`, without its sign, is at most `most`; zero elsewhere, and where that is NaN.
        #[inline(always)]
        pub fn where_within(self, other: Self, most: f64) -> Self {
            self.each(other, |it, other| if other.abs() <= most { it } else { 0.0 })
        }

        /// `other` where this is more than `most`; NaN stays.
        #[inline(always)]
        pub fn above(self, most: f64, other: f64) -> Self {
            self.each(self, |it, _| if it > most { other } else { it })
        }

        /// `other` where this is less than `least`; NaN stays.
        #[inline(always)]
        pub fn below(self, least: f64, other: f64) -> Self {
            self.each(self, |it, _| if it < least { other } else { it })
        }
    }
}

impl Pair {
    /// The same number twice.
    #[inline(always)]
    pub fn both(number: f64) -> Self {
        Pair::of([number; 2])
    }
}
