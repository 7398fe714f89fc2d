-- Looks for a name, as the pages and the API do: in the body, never in the address.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"q":"nachtegaal"}'
