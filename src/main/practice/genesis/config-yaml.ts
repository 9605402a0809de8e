import { type ChainConfig, chainConfigToJson } from '@lodestar/config';

/** The `config.yaml` that consensus clients read. Hex stays unquoted: Prysm reads quoted hex as text. */
export function configYaml(config: ChainConfig): string {
  const line = ([key, value]: [string, unknown]) => `${key}: ${Array.isArray(value) ? JSON.stringify(value) : String(value)}\n`;
  return Object.entries(chainConfigToJson(config)).map(line).join('');
}
