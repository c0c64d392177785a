//! Sixty-four comparisons as one word. Three ways to the same bits: AVX-512 and AVX2 where the processor has them, found
//! out while the program runs, and plain loops where it has neither. Without `unsafe`: the crate `pulp` lends the
//! instructions together with the proof that they are there.

/// Rows in a word.
pub const LANES: usize = 64;
/// Values in a line of the cache.
const LINE: usize = 16;
/// Lines of the cache that the values of a word take.
pub const LINES: usize = LANES / LINE;

/// What this processor compares with; found out once, carried to where it is needed.
#[derive(Clone, Copy, Debug)]
pub enum Unit {
    /// Sixteen at a time, straight to bits.
    #[cfg(target_arch = "x86_64")]
    V4(pulp::x86::V4),
    /// Eight at a time, packed to bytes, then to bits.
    #[cfg(target_arch = "x86_64")]
    V3(pulp::x86::V3),
    /// Whatever the compiler makes of it.
    Plain,
}

impl Unit {
    /// The best that is there.
    #[must_use]
    pub fn best() -> Self {
        Self::all().into_iter().next().unwrap_or(Self::Plain)
    }

    /// All that are there, best first: a test tries each of them.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all = Vec::new();
        #[cfg(target_arch = "x86_64")]
        {
            all.extend(pulp::x86::V4::try_new().map(Self::V4));
            all.extend(pulp::x86::V3::try_new().map(Self::V3));
        }
        all.push(Self::Plain);
        all
    }

    /// Runs something with the instructions of the unit switched on.
    #[inline(always)]
    pub fn run<R>(self, what: impl FnOnce() -> R) -> R {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::V4(simd) => pulp::Simd::vectorize(simd, pulp_op(what)),
            #[cfg(target_arch = "x86_64")]
            Self::V3(simd) => pulp::Simd::vectorize(simd, pulp_op(what)),
            Self::Plain => what(),
        }
    }
}

#[cfg(target_arch = "x86_64")]
struct Op<F>(F);

#[cfg(target_arch = "x86_64")]
fn pulp_op<F>(what: F) -> Op<F> {
    Op(what)
}

#[cfg(target_arch = "x86_64")]
impl<R, F: FnOnce() -> R> pulp::NullaryFnOnce for Op<F> {
    type Output = R;

    #[inline(always)]
    fn call(self) -> R {
        (self.0)()
    }
}

/// Something that compares sixty-four values with a limit.
pub trait Compare: Copy {
    /// Bit n is set where `values[n] <= limit`.
    fn at_most(self, values: &[i32; LANES], limit: i32) -> u64;

    /// Has the line of the cache in which this begins brought near, where the processor can; it goes on meanwhile.
    #[inline(always)]
    fn fetch<T>(self, _what: &T) {}

    /// The same for many, a word each. Meanwhile `N` lines of each word that comes next are fetched, from this one on.
    #[inline(always)]
    fn all_at_most<const N: usize>(
        self,
        rows: &[[i32; LANES]],
        limit: i32,
        words: &mut [u64],
        next: &[[i32; LANES]],
        from: usize,
    ) {
        let mut next = next.iter();
        for (word, values) in words.iter_mut().zip(rows) {
            if let Some(next) = next.next() {
                for line in next.as_chunks::<LINE>().0.iter().skip(from).take(N) {
                    self.fetch(line);
                }
            }
            *word = self.at_most(values, limit);
        }
    }
}

/// Plain loops: comparisons to bytes, and eight bytes to eight bits by one multiplication.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

impl Compare for Plain {
    #[inline(always)]
    fn at_most(self, values: &[i32; LANES], limit: i32) -> u64 {
        let mut bytes = [0_u8; LANES];
        for (byte, value) in bytes.iter_mut().zip(values) {
            *byte = u8::from(*value <= limit);
        }
        let mut word = 0;
        for (at, eight) in bytes.as_chunks::<8>().0.iter().enumerate() {
            // Each byte is 0 or 1; the multiplication brings byte k to bit 56 + k.
            let packed = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
            word |= packed << (8 * at);
        }
        word
    }
}

#[cfg(target_arch = "x86_64")]
impl Compare for pulp::x86::V4 {
    #[inline(always)]
    fn at_most(self, values: &[i32; LANES], limit: i32) -> u64 {
        use pulp::Simd;
        let limit = self.splat_i32s(limit);
        let (sixteens, _) = <Self as Simd>::as_simd_i32s(values);
        let below = |at: usize| self.less_than_or_equal_i32s(sixteens[at], limit).0;
        // Two by two: so the bits stay with the comparisons until they are a word.
        let (low, high) = (u32::from(below(0)) | u32::from(below(1)) << 16, u32::from(below(2)) | u32::from(below(3)) << 16);
        u64::from(low) | u64::from(high) << 32
    }

    #[inline(always)]
    fn fetch<T>(self, what: &T) {
        fetch(self.sse, what);
    }
}

#[cfg(target_arch = "x86_64")]
impl Compare for pulp::x86::V3 {
    #[inline(always)]
    fn at_most(self, values: &[i32; LANES], limit: i32) -> u64 {
        use pulp::cast;
        use std::arch::x86_64::__m256i;
        let (avx, avx2) = (self.avx, self.avx2);
        let limit = avx._mm256_set1_epi32(limit);
        // To packed pairs, to packed bytes, back in order, to bits: above the limit, so turned round at the end.
        let order = avx._mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
        let above = |eight: [i32; 8]| -> __m256i { avx2._mm256_cmpgt_epi32(cast(eight), limit) };
        let mut word = 0;
        for (at, rows) in values.as_chunks::<32>().0.iter().enumerate() {
            let [a, b, c, d] = [0, 1, 2, 3].map(|part| above(rows.as_chunks::<8>().0[part]));
            let bytes = avx2._mm256_packs_epi16(avx2._mm256_packs_epi32(a, b), avx2._mm256_packs_epi32(c, d));
            let bits = avx2._mm256_movemask_epi8(avx2._mm256_permutevar8x32_epi32(bytes, order));
            word |= u64::from(!(bits.cast_unsigned())) << (32 * at);
        }
        word
    }

    #[inline(always)]
    fn fetch<T>(self, what: &T) {
        fetch(self.sse, what);
    }
}

/// To the second cache: the first has no room for what only the next tile needs.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn fetch<T>(sse: pulp::core_arch::x86::Sse, what: &T) {
    sse._mm_prefetch::<{ std::arch::x86_64::_MM_HINT_T1 }>(std::ptr::from_ref(what).cast());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn by_hand(values: &[i32; LANES], limit: i32) -> u64 {
        values.iter().enumerate().fold(0, |word, (at, value)| word | u64::from(*value <= limit) << at)
    }

    proptest! {
        #[test]
        fn every_unit_gives_the_same_bits(values in prop::array::uniform32(any::<i32>()), limit in any::<i32>(), on in 0_usize..32) {
            let mut rows = [0; LANES];
            rows[..32].copy_from_slice(&values);
            rows[32..].copy_from_slice(&values.map(|value| value.wrapping_mul(31)));
            rows[on] = limit;
            for unit in Unit::all() {
                let word = unit.run(|| match unit {
                    #[cfg(target_arch = "x86_64")]
                    Unit::V4(simd) => simd.at_most(&rows, limit),
                    #[cfg(target_arch = "x86_64")]
                    Unit::V3(simd) => simd.at_most(&rows, limit),
                    Unit::Plain => Plain.at_most(&rows, limit),
                });
                prop_assert_eq!(word, by_hand(&rows, limit), "{:?}", unit);
            }
        }
    }
}
