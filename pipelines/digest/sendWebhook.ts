import { SuaraError } from "../errors.js";

const MILLISECONDS = 15_000;
const FIX = "see SUARA_DIGEST_WEBHOOK in the environment and digest.webhook in suara.yaml";

/**
 * Posts `{ [field]: markdown }` to a chat's incoming webhook. Throws SuaraError `webhook_failed`, which names the host alone:
 * the rest of such an address is a secret. Redirects are not followed.
 */
export async function postWebhook(url: URL, field: string, markdown: string): Promise<void> {
  const failed = (what: string, cause?: unknown): SuaraError =>
    new SuaraError("webhook_failed", `the webhook at ${url.host} ${what}`, { fix: FIX, cause });
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify({ [field]: markdown }),
    redirect: "manual",
    signal: AbortSignal.timeout(MILLISECONDS),
  }).catch((error: unknown) => {
    const isLate = error instanceof Error && error.name === "TimeoutError";
    throw failed(isLate ? `did not answer within ${MILLISECONDS / 1000} s` : "cannot be reached", error);
  });
  if (!response.ok) throw failed(`answered ${response.status}`);
}

/** The address from the environment. Throws SuaraError `no_webhook` (exit 64). */
export function webhookAddress(env: NodeJS.ProcessEnv): URL {
  const given = env.SUARA_DIGEST_WEBHOOK ?? "";
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  const what = given === "" ? "is not set" : "is no http address";
  throw new SuaraError("no_webhook", `SUARA_DIGEST_WEBHOOK ${what}`, { exitCode: 64, fix: FIX });
}
