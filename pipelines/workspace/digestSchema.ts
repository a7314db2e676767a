import { z } from "zod";

const mail = z.strictObject({
  host: z.string().min(1).describe("The SMTP server"),
  port: z.number().int().min(1).max(65_535).default(587),
  encryption: z
    .enum(["starttls", "tls", "none"])
    .default("starttls")
    .describe(
      "starttls: refused where the server has none; tls: from the start (port 465); none: only on this machine",
    ),
  from: z.string().min(3).describe("Who sends it, for example Suara <suara@example.com>"),
  to: z.array(z.email()).min(1).describe("Who gets it"),
});

const webhook = z.strictObject({
  field: z
    .string()
    .min(1)
    .default("text")
    .describe(
      "Where the Markdown stands in the JSON that is posted: text for Slack, Mattermost and Teams; content for Discord",
    ),
});

/** How `suara digest` writes and sends; secrets stand in the environment. */
export const digestSchema = z
  .strictObject({
    language: z.string().default("en").describe("Language of the digest, unless --language says otherwise"),
    site_url: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null)
      .describe("Where the published site is served, for links; null: no links"),
    mail: mail
      .nullable()
      .default(null)
      .describe(
        "SMTP for --send; name and password: SUARA_SMTP_USER and SUARA_SMTP_PASSWORD in the environment",
      ),
    webhook: webhook
      .nullable()
      .default(null)
      .describe("A chat's incoming webhook for --send; its address: SUARA_DIGEST_WEBHOOK in the environment"),
  })
  .prefault({})
  .describe("The week as PDF, mail and Markdown, and where `suara digest --send` sends it");

export type DigestSettings = z.infer<typeof digestSchema>;
