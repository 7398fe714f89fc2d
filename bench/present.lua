-- One presentation with triage per request, each of a client who is new.
local n, seed = 0, os.time()
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer TOKEN"
function request()
  n = n + 1
  local body = string.format([[{"unit":"UNIT","client":{"familyName":"Bench%d","givenName":"Bo","birthDate":"1980-05-05","sex":"male"},"channel":"phone","askedBy":"police",
"dangerToLife":"none","primaryProblem":"substance-use","substances":[{"substance":"alcohol","frequency":"daily"}],"danger":3,"support":3,"cooperation":4}]], seed + n)
  return wrk.format(nil, nil, nil, body)
end
