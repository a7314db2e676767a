import { EXIT, SuaraError } from "../errors.js";
import type { DigestSettings } from "../workspace/digestSchema.js";
import type { Digest } from "./digest.js";
import { mailHtml } from "./mailHtml.js";
import { markdownOf } from "./markdown.js";
import { pdfOf } from "./pdf.js";
import { type Mail, openMailer } from "./sendMail.js";
import { postWebhook, webhookAddress } from "./sendWebhook.js";

/** What goes where. */
interface Delivery {
  to: "mail" | "webhook";
  /** Addresses, or the webhook's host. */
  recipients: string[];
  subject: string;
  bytes: number;
}

/**
 * Everything is made and every door tried before the first word leaves: an unusable setting, server or figure sends nothing
 * at all. `isDry`: only says what would go. Throws SuaraError `no_recipient` (exit 64), or what its senders throw.
 */
export async function sendDigest(
  digest: Digest,
  settings: DigestSettings,
  options: { isDry: boolean; env: NodeJS.ProcessEnv },
): Promise<Delivery[]> {
  const { mail: mailSettings, webhook } = settings;
  if (mailSettings === null && webhook === null) {
    throw new SuaraError("no_recipient", "suara.yaml names nobody to send the digest to", {
      exitCode: EXIT.usage,
      fix: "add digest.mail or digest.webhook, or leave --send away",
    });
  }
  const { subject } = digest;
  const deliveries: Delivery[] = [];
  const mail = mailSettings === null ? null : await mailOf(digest);
  if (mailSettings !== null && mail !== null)
    deliveries.push({ to: "mail", recipients: mailSettings.to, subject, bytes: sizeOf(mail) });
  const address = webhook === null ? null : webhookAddress(options.env);
  const markdown = markdownOf(digest);
  if (address !== null)
    deliveries.push({
      to: "webhook",
      recipients: [address.host],
      subject,
      bytes: Buffer.byteLength(markdown),
    });
  if (options.isDry) return deliveries;
  const mailer = mailSettings === null ? null : openMailer(mailSettings, options.env);
  try {
    await mailer?.verify();
    if (address !== null && webhook !== null) await postWebhook(address, webhook.field, markdown);
    if (mail !== null) await mailer?.send(mail);
  } finally {
    mailer?.close();
  }
  return deliveries;
}

/** HTML with its pictures, Markdown as the plain text, the PDF beside them. */
async function mailOf(digest: Digest): Promise<Mail> {
  const name = `${digest.week}.${digest.language}`;
  const pictures = [...digest.charts].map(([id, { png }]) => ({
    filename: `${id}.png`,
    content: png,
    contentType: "image/png",
    cid: cidOf(digest, id),
  }));
  return {
    subject: digest.subject,
    html: mailHtml(digest, (id) => `cid:${cidOf(digest, id)}`),
    text: markdownOf(digest),
    attachments: [
      ...pictures,
      { filename: `${name}.pdf`, content: await pdfOf(digest), contentType: "application/pdf" },
    ],
  };
}

const cidOf = ({ week }: Digest, chart: string): string => `${chart}.${week}@suara`;

const sizeOf = ({ html, text, attachments }: Mail): number =>
  Buffer.byteLength(html) +
  Buffer.byteLength(text) +
  attachments.reduce((sum, { content }) => sum + content.length, 0);
