/** Runs one statement on one node over HTTP and returns the answer's text; throws ClickHouse's own words. */
export async function ask(
  url: string,
  sql: string,
  { user = "default", password = "", timeout = 30_000 } = {},
): Promise<string> {
  const response = await fetch(`${url}/?wait_end_of_query=1`, {
    method: "POST",
    headers: { "X-ClickHouse-User": user, "X-ClickHouse-Key": password },
    body: sql,
    signal: AbortSignal.timeout(timeout),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text.trim());
  return text.trimEnd();
}
