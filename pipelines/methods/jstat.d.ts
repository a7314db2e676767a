/** Of jStat, which ships no types, what is used here. */
declare module "jstat" {
  const jStat: {
    erfc(x: number): number;
    studentt: {
      inv(probability: number, degreesOfFreedom: number): number;
      cdf(t: number, degreesOfFreedom: number): number;
    };
    normal: {
      cdf(x: number, mean: number, deviation: number): number;
      inv(probability: number, mean: number, deviation: number): number;
    };
    poisson: { cdf(count: number, mean: number): number };
    negbin: { cdf(count: number, size: number, probability: number): number };
  };
  export default jStat;
}
