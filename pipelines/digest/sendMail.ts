import { createTransport } from "nodemailer";
import { SuaraError } from "../errors.js";
import type { DigestSettings } from "../workspace/digestSchema.js";

type MailSettings = NonNullable<DigestSettings["mail"]>;

export interface Mail {
  subject: string;
  html: string;
  text: string;
  attachments: { filename: string; content: Buffer; contentType: string; cid?: string }[];
}

interface Mailer {
  /** Connects and signs in, and sends nothing. */
  verify(): Promise<void>;
  send(mail: Mail): Promise<void>;
  close(): void;
}

const CONNECT_MILLISECONDS = 10_000;
const SILENCE_MILLISECONDS = 30_000;

/** SMTP as suara.yaml says; every failure is a SuaraError `mail_failed` that names the server and never the password. */
export function openMailer(settings: MailSettings, env: NodeJS.ProcessEnv): Mailer {
  const { host, port, encryption, from, to } = settings;
  const user = env.SUARA_SMTP_USER;
  const transport = createTransport({
    host,
    port,
    secure: encryption === "tls",
    requireTLS: encryption === "starttls",
    ignoreTLS: encryption === "none",
    ...(user === undefined ? {} : { auth: { user, pass: env.SUARA_SMTP_PASSWORD ?? "" } }),
    connectionTimeout: CONNECT_MILLISECONDS,
    greetingTimeout: CONNECT_MILLISECONDS,
    socketTimeout: SILENCE_MILLISECONDS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const failed = (what: string, error: unknown): SuaraError =>
    new SuaraError("mail_failed", `${host}:${port} ${what}: ${(error as Error).message}`, {
      fix: "see digest.mail in suara.yaml, and SUARA_SMTP_USER and SUARA_SMTP_PASSWORD in the environment",
      cause: error,
    });
  return {
    verify: async () => {
      await transport.verify().catch((error: unknown) => {
        throw failed("cannot be used", error);
      });
    },
    send: async (mail) => {
      const sent = await transport.sendMail({ from, to, ...mail }).catch((error: unknown) => {
        throw failed("did not take the mail", error);
      });
      const refused = sent.rejected.map(String);
      if (refused.length > 0) {
        throw new SuaraError(
          "mail_failed",
          `${host}:${port} refused ${refused.join(", ")}; the others have it`,
          {
            fix: "correct digest.mail.to in suara.yaml",
          },
        );
      }
    },
    close: () => transport.close(),
  };
}
