use std::error::Error;
use std::io::{self, Write};
use std::time::Duration;

use parcels::proto::parcel_service_client::ParcelServiceClient;
use parcels::proto::{LocateRequest, ReportRequest, WatchRequest};
use tokio::time::timeout;
use tonic::transport::{Channel, Endpoint};
use tonic::{Code, Request, Status};

// #region ask
/// Calls the service at an address, each time until a deadline.
#[derive(Debug)]
pub struct Client {
    parcels: ParcelServiceClient<Channel>,
    timeout: Duration,
}

impl Client {
    pub fn new(address: &str, timeout: Duration) -> Result<Self, Box<dyn Error>> {
        let endpoint = Endpoint::from_shared(format!("http://{address}"))?;
        // It connects with the first call, so that the deadline covers that too.
        let parcels = ParcelServiceClient::new(endpoint.connect_lazy());
        Ok(Self { parcels, timeout })
    }

    pub async fn ask(&mut self, id: String, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
        let request = self.request(LocateRequest { id });
        within(self.timeout, async {
            let stop = self.parcels.locate(request).await?.into_inner();
            print(out, &stop.place, stop.delivered)?;
            Ok(())
        })
        .await
    }

    fn request<T>(&self, message: T) -> Request<T> {
        let mut request = Request::new(message);
        // Goes along with the call, so that the server stops working when we stop waiting.
        request.set_timeout(self.timeout);
        request
    }
    // #endregion ask

    pub async fn report(
        &mut self,
        id: String,
        place: String,
        delivered: bool,
    ) -> Result<(), Box<dyn Error>> {
        let request = self.request(ReportRequest {
            id,
            place,
            delivered,
        });
        within(self.timeout, async {
            self.parcels.report(request).await?;
            Ok(())
        })
        .await
    }

    // #region watch
    pub async fn watch(&mut self, id: String, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
        let request = self.request(WatchRequest { id });
        within(self.timeout, async {
            let mut stops = self.parcels.watch(request).await?.into_inner();
            // None comes when the server ended the stream, and with status OK.
            while let Some(stop) = stops.message().await? {
                print(out, &stop.place, stop.delivered)?;
            }
            Ok(())
        })
        .await
    }
}

/// Drops the call when time is up, which also ends it at the server. tonic minds the timeout
/// of a request only until the answer begins, and the rest of a stream would have no end.
async fn within<T>(
    limit: Duration,
    call: impl Future<Output = Result<T, Box<dyn Error>>>,
) -> Result<T, Box<dyn Error>> {
    timeout(limit, call)
        .await
        .map_err(|_| Status::deadline_exceeded("timed out"))?
}
// #endregion watch

fn print(out: &mut impl Write, place: &str, delivered: bool) -> io::Result<()> {
    let state = if delivered { "delivered" } else { "under way" };
    writeln!(out, "{place}, {state}")
}

// #region explain
/// What to tell a person, and as exit status what to tell a script: 3 for an unknown parcel,
/// 4 if there was no answer, 1 for anything else.
pub fn explain(error: &(dyn Error + 'static)) -> (String, u8) {
    let Some(status) = error.downcast_ref::<Status>() else {
        return (error.to_string(), 1);
    };
    let message = status.message();
    match status.code() {
        Code::NotFound => (message.to_owned(), 3),
        Code::Unavailable => (format!("service unavailable: {message}"), 4),
        // We never cancel, but tonic says so, here or there, when the timeout has passed.
        Code::DeadlineExceeded | Code::Cancelled => ("timed out".to_owned(), 4),
        _ => (message.to_owned(), 1),
    }
}
// #endregion explain

#[cfg(test)]
mod tests {
    use std::future::pending;

    use parcels::{Depot, Stop, serve};
    use tokio::net::TcpListener;

    use super::*;

    const SHORT: Duration = Duration::from_millis(100);

    async fn listen() -> (TcpListener, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        (listener, address)
    }

    #[test]
    fn every_error_is_explained() {
        let cases: [(Box<dyn Error>, &str, u8); 6] = [
            (Status::not_found("unknown").into(), "unknown", 3),
            (
                Status::unavailable("refused").into(),
                "service unavailable: refused",
                4,
            ),
            (Status::deadline_exceeded("too late").into(), "timed out", 4),
            (Status::cancelled("Timeout expired").into(), "timed out", 4),
            (
                Status::failed_precondition("delivered").into(),
                "delivered",
                1,
            ),
            (io::Error::other("broken pipe").into(), "broken pipe", 1),
        ];
        for (error, message, exit) in cases {
            assert_eq!(explain(error.as_ref()), (message.to_owned(), exit));
        }
    }

    #[tokio::test]
    async fn a_stream_is_given_up_at_the_deadline() {
        let depot = Depot::default();
        let stop = Stop {
            place: "Leeds".to_owned(),
            delivered: false,
        };
        depot.report("P-1", stop).unwrap();
        let (listener, address) = listen().await;
        tokio::spawn(serve(listener, depot, SHORT, pending()));
        let mut client = Client::new(&address, SHORT).unwrap();

        let error = client
            .watch("P-1".to_owned(), &mut io::sink())
            .await
            .unwrap_err();

        assert_eq!(explain(error.as_ref()), ("timed out".to_owned(), 4));
    }

    #[tokio::test]
    async fn a_server_that_says_nothing_is_given_up() {
        // Connections come through, as the kernel takes them, and nobody ever answers.
        let (_mute, address) = listen().await;
        let mut client = Client::new(&address, SHORT).unwrap();
        let mut out = Vec::new();

        let ask = client.ask("P-1".to_owned(), &mut out).await.unwrap_err();
        let watch = client.watch("P-1".to_owned(), &mut out).await.unwrap_err();

        for error in [ask, watch] {
            assert_eq!(explain(error.as_ref()), ("timed out".to_owned(), 4));
        }
        assert_eq!(out, b"");
    }
}
