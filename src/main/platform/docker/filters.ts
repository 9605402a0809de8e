/** The `filters` of a list request: all of these labels. docker-modem writes objects in a query as JSON. */
export const labelFilter = (labels: Readonly<Record<string, string>>): object => ({
  label: Object.entries(labels).map(([name, value]) => `${name}=${value}`),
});
