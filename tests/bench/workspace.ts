import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseConfig } from "../../pipelines/workspace/workspace.js";

/** What every run of the bench is limited to, the product's and the baselines' alike. */
export const MEMORY_LIMIT = "1GB";
export const MEMORY_LIMIT_MB = 1000;

const SETTINGS = `name: Bench
time_zone: Asia/Jakarta
channels: { chat: In-app chat, web: Help centre, social: Social media, phone: Hotline, email: Email, community: Community }
sla:
  - { metric: next_reply, within: 8h, clock: business }
  - { metric: resolution, category: refund, within: 3d }
  - { metric: resolution, within: 2d }
  - { metric: first_response, channel: chat, within: 10m }
  - { metric: first_response, priority: urgent, within: 30m }
  - { metric: first_response, within: 8h }
complaints:
  - { rule: Spoken, channels: [phone], working_days: 5 }
  - { rule: Written, categories: [refund, payment_failure], working_days: 10, extension_days: 10 }
business_hours:
  care: { monday: ["08:00-17:00"], tuesday: ["08:00-12:00", "13:00-17:30"], wednesday: ["00:00-24:00"], friday: ["08:00-17:00"] }
  talk: { channels: [chat], holidays: open, monday: ["06:00-22:00"], tuesday: ["06:00-22:00"], thursday: ["06:00-22:00"], saturday: ["08:00-12:00"], sunday: ["08:00-12:00"] }
  feed: { channels: [social, community], monday: ["09:00-12:00", "13:00-18:00"], friday: ["09:00-24:00"], saturday: ["00:00-02:00"] }
engine: { memory_limit: ${MEMORY_LIMIT} }
`;

export const benchConfig = parseConfig(SETTINGS);

/** Makes `directory` a workspace with the bench's settings. */
export function writeWorkspace(directory: string): void {
  mkdirSync(path.join(directory, "exports"), { recursive: true });
  writeFileSync(path.join(directory, "suara.yaml"), SETTINGS);
}
