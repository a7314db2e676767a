/**
 * SQL of a decimal text (`-?\d+(\.\d{1,6})?`, checked before) times `unit` microseconds, as BIGINT, half a microsecond
 * rounded away from zero. In integers: the engine's decimals overflow at 106 days, and wide ones are read 300 times
 * slower.
 */
export function microsSql(text: string, unit: number): string {
  const whole = `try_cast(ltrim(split_part(${text}, '.', 1), '-') as bigint) * ${unit}`;
  const millionths = `cast(rpad(split_part(${text}, '.', 2), 6, '0') as bigint)`;
  return `case when starts_with(${text}, '-') then -1 else 1 end * (${whole} + (${millionths} * ${unit} + 500000) // 1000000)`;
}
